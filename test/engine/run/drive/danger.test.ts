import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine, writeRecord } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const document =
  '# P\n\n## Deployment\n\n```bash\n# First\ntouch first\n# Clean\nrm -r old\n# Last\ntouch last\n```\n';

async function place(environment: string, text = document) {
  const dir = await folder();
  await writeFile(join(dir, 'PLAN.md'), text);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\nenvironment: ${environment}\n`);
  await mkdir(join(dir, 'old'));
  return { dir, file: join(dir, 'PLAN.md'), has: (name: string) => existsSync(join(dir, name)) };
}

async function begin(file: string, state: string): Promise<DrivenRun> {
  const engine = new Engine({ state, actor: 'ann', practice: practiceServer(resolve('resources')) });
  engines.push(engine);
  const handle = await engine.createRun(file);
  if (handle.session.gates.length > 0) await handle.driver.openGate('deploy');
  return handle;
}

const idOf = (handle: DrivenRun, title: string) =>
  handle.session.work.find((item) => item.title === title)?.id ?? '';

describe('a dangerous item in production', () => {
  it('does not start until a person confirms it', async () => {
    const { dir, file, has } = await place('production');
    const handle = await begin(file, join(dir, 'state'));
    const clean = idOf(handle, 'Clean');
    await expect(handle.driver.run(clean)).rejects.toThrow(
      '"Clean" removes files recursively, in production. It was not started; production is as it was.',
    );
    expect([has('old'), itemState(handle.session.state, clean).attempts.length]).toEqual([true, 0]);
    expect(await (await handle.driver.run(clean, { confirmed: true })).done).toBe('passed');
    expect(has('old')).toBe(false);
    expect(handle.session.events.filter(({ type }) => type === 'item.started')).toMatchObject([
      { item: clean, confirmedBy: 'ann' },
    ]);
    expect(itemState(handle.session.state, clean).attempts.at(-1)?.confirmedBy).toBe('ann');
    const [engine] = engines;
    expect(engine === undefined ? '' : await writeRecord(engine, handle.session.run)).toContain(
      'danger confirmed by ann',
    );
  });

  it('names nobody where nothing had to be confirmed', async () => {
    const { dir, file } = await place('production');
    const handle = await begin(file, join(dir, 'state'));
    await (await handle.driver.run(idOf(handle, 'First'), { confirmed: true })).done;
    expect(itemState(handle.session.state, idOf(handle, 'First')).attempts[0]).not.toHaveProperty(
      'confirmedBy',
    );
  });

  it('holds an advance in front of it, and says why', async () => {
    const { dir, file, has } = await place('production');
    const handle = await begin(file, join(dir, 'state'));
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect([has('first'), has('old'), has('last')]).toEqual([true, true, false]);
    expect(handle.session.events.at(-1)).toMatchObject({
      type: 'run.paused',
      reason: '"Clean" removes files recursively, in production: needs confirmation',
    });
    await (await handle.driver.run(idOf(handle, 'Clean'), { confirmed: true })).done;
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(has('last')).toBe(true);
  });

  it('is not among the checks that run by themselves', async () => {
    const { dir, file, has } = await place(
      'production',
      '# P\n## Checks\n- [ ] Cleaned: `rm -r old`\n- [ ] There: `test -d old`\n',
    );
    const handle = await begin(file, join(dir, 'state'));
    await handle.driver.advance({ kind: 'checks' });
    await handle.driver.whenStill();
    expect(has('old')).toBe(true);
    expect(itemState(handle.session.state, idOf(handle, 'There')).status).toBe('passed');
  });

  it('is like any other elsewhere', async () => {
    const { dir, file, has } = await place('staging');
    const handle = await begin(file, join(dir, 'state'));
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect([has('old'), has('last')]).toEqual([false, true]);
  });

  it('needs more than --yes without a terminal', async () => {
    const { dir, file, has } = await place('production');
    const call = (...args: string[]) => runSlipway(args, { SLIPWAY_HOME: join(dir, 'state') });
    const held = await call('run', file, '--yes');
    expect(held).toMatchObject({ code: 3, stderr: expect.stringContaining('or add --allow-dangerous') });
    expect([has('old'), has('last')]).toEqual([true, false]);
    expect(await call('run', file, '--yes', '--allow-dangerous')).toMatchObject({ code: 0 });
    expect([has('old'), has('last')]).toEqual([false, true]);
  });
});
