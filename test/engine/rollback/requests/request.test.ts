import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { requestRollback } from '../../../../src/engine/rollback/requests/request-rollback.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

function engineIn(state: string, actor: string): Engine {
  const engine = new Engine({ state, actor, practice: practiceServer(resolve('resources')) });
  engines.push(engine);
  return engine;
}

/** A release, driven here, in the middle of a step that lasts. */
async function releaseInTheMiddle(): Promise<{ dir: string; state: string; handle: DrivenRun }> {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(join(dir, 'app'), 'old');
  await mkdir(join(dir, 'kept'));
  await writeFile(
    file,
    '# P\n\n## Deployment\n\n```bash\n# Deploy\necho new > app; sleep 60\n```\n\n## Rollback\n\n```bash\n# Restore\necho back >> witness; cp kept/app app\n```\n',
  );
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    `version: 1\nwhere: { Deployment: local, Rollback: local }\nrestorePoint: { paths: ["${dir}/app"], keepIn: "${dir}/kept", on: local }\n`,
  );
  const state = join(dir, 'state');
  const handle = await engineIn(state, 'ann').createRun(file);
  await handle.driver.openGate('deploy');
  await handle.driver.run(handle.session.work[0]?.id ?? '');
  await expect.poll(() => readFile(join(dir, 'app'), 'utf8'), { timeout: 5_000 }).toBe('new\n');
  return { dir, state, handle };
}

describe('a rollback that another console asks for', () => {
  it('is driven by the console that drives the run, and watched by the one that asked', async () => {
    const { dir, state, handle } = await releaseInTheMiddle();
    const { run } = handle.session;
    const result = await runSlipway(['rollback', run, '--yes'], { SLIPWAY_HOME: state });
    expect(result).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is back on local, verified by hash'),
    });
    expect(await readFile(join(dir, 'witness'), 'utf8')).toBe('back\n');
    expect(await readFile(join(dir, 'app'), 'utf8')).toBe('old');
    await expect.poll(() => handle.session.state.rollback?.outcome).toBe('passed');
    const started = handle.session.events.find((event) => event.type === 'rollback.started');
    expect(started).toMatchObject({ actor: expect.stringMatching(/ on /) });
    const left = await readdir(handle.session.files.dir);
    expect(left.filter((name) => name.startsWith('rollback.'))).toEqual([]);
  });

  it('is drilled up to its first effect by whoever wants to, and changes nothing', async () => {
    const { dir, state, handle } = await releaseInTheMiddle();
    const result = await runSlipway(['rollback', handle.session.run, '--drill'], { SLIPWAY_HOME: state });
    expect(result.stdout).toMatch(/local answered in \d+ ms/);
    expect(result.stdout).toContain('Stopped before the first effect: Restore @ local');
    expect(result.code).toBe(0);
    expect(await readdir(dir)).not.toContain('witness');
    expect(handle.session.state.rollback).toBeNull();
  });

  it('asked for by two at once is one', async () => {
    const { dir, state, handle } = await releaseInTheMiddle();
    const { run } = handle.session;
    const [bob, cid] = ['bob', 'cid'].map((actor) => engineIn(state, actor));
    const ids = await Promise.all([
      bob?.startRollback(run, null, { reason: 'a test' }),
      cid?.startRollback(run, null, { reason: 'a test' }),
    ]);
    expect(ids[0]).toBe(ids[1]);
    await expect.poll(() => handle.session.state.rollback?.outcome, { timeout: 10_000 }).toBe('passed');
    expect(await readFile(join(dir, 'witness'), 'utf8')).toBe('back\n');
  });

  it('is refused in words where the driving console refuses it', async () => {
    const { handle } = await releaseInTheMiddle();
    const { dir } = handle.session.files;
    await handle.session.append({ type: 'run.ended', outcome: 'cancelled', summary: 'over' });
    await rm(join(dir, 'plan.md'));
    await expect(requestRollback(dir, { actor: 'bob', alternative: null })).rejects.toThrow(/plan\.md/);
  });
});
