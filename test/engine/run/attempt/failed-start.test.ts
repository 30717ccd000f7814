import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const { spawn } = vi.hoisted(() => ({ spawn: vi.fn<typeof import('node-pty').spawn>() }));
vi.mock('../../../../src/engine/vendor-patches/load-native.ts', async (original) => {
  const real = await original<typeof import('../../../../src/engine/vendor-patches/load-native.ts')>();
  spawn.mockImplementation((...args) => real.loadPty().spawn(...args));
  return { ...real, loadPty: () => ({ spawn }) };
});

const folder = tempFolders();
let engine: Engine | undefined;
afterEach(() => engine?.close());

it('a step whose terminal cannot be started has failed, with the reason, and can be tried again', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'PLAN.md'), '# P\n\n## Deployment\n\n```bash\n# Publish\ntouch published\n```\n');
  engine = new Engine({
    state: join(dir, 'state'),
    actor: 'ann',
    practice: practiceServer(resolve('resources')),
  });
  const { driver, session } = await engine.createRun(join(dir, 'PLAN.md'));
  await driver.openGate('deploy');
  const id = session.work[0]?.id ?? '';
  spawn.mockImplementationOnce(() => {
    throw new Error('posix_spawnp failed.');
  });
  expect(await (await driver.run(id)).done).toBe('failed');
  expect(itemState(session.state, id)).toMatchObject({
    status: 'failed',
    attempts: [{ exit: 126, reason: 'failed to start: posix_spawnp failed. Nothing was run.' }],
  });
  expect(await (await driver.run(id)).done).toBe('passed');
});
