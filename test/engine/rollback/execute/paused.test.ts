import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DrivenRun, Engine, EngineError } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const document = `# P

## Deployment

\`\`\`bash
# Publish
true
\`\`\`

## Rollback

\`\`\`bash
# Back
true
\`\`\`
`;

/** A deployed release, here, whose restore point holds a folder called \`journal\`. */
async function deploy(): Promise<{ readonly engine: Engine; readonly handle: DrivenRun }> {
  const dir = await folder();
  await mkdir(join(dir, 'journal'));
  await writeFile(join(dir, 'PLAN.md'), document);
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    `version: 1\nrestorePoint: { on: local, paths: ["${dir}/journal"], keepIn: "${dir}/kept" }\n`,
  );
  const engine = new Engine({
    state: join(dir, 'state'),
    actor: 'ann',
    practice: practiceServer(resolve('resources')),
  });
  engines.push(engine);
  const handle = await engine.createRun(join(dir, 'PLAN.md'));
  await handle.driver.openGate('deploy');
  await handle.driver.advance({ kind: 'gate' });
  await handle.driver.whenStill();
  return { engine, handle };
}

describe('a rollback that fails', () => {
  it('pauses, whatever words its error holds', async () => {
    const { engine, handle } = await deploy();
    const kept = handle.session.state.restorePoint?.paths[0]?.kept ?? '';
    await writeFile(join(kept, 'stray'), 'changed');
    const rollback = await engine.run(await engine.startRollback(handle.session.run, null));
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({
      status: 'paused',
      pauseReason: expect.stringMatching(/restore point on local is damaged.*journal/),
    });
  });

  it('says so to whoever asked where its journal cannot be written', async () => {
    const { engine, handle } = await deploy();
    const rollback = await engine.run(await engine.startRollback(handle.session.run, null));
    await expect.poll(() => rollback.session.state.status).toBe('ended');
    await engine.rollbackSettled(rollback.session.run);
    const { session } = rollback;
    const full = new EngineError('JOURNAL', 'The disk is full.');
    const append = vi.spyOn(session, 'append').mockRejectedValue(full);
    vi.spyOn(session, 'state', 'get').mockReturnValue({ ...session.state, status: 'running' });
    await expect(engine.continueRollback(rollback)).rejects.toBe(full);
    // No pause is tried that could not be recorded either.
    expect(append).toHaveBeenCalledTimes(1);
  });
});
