import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spawnSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

it.skipIf(process.platform !== 'linux')(
  'slipway open serves a browser where Electron cannot start',
  async () => {
    const dir = await folder();
    await mkdir(join(dir, 'electron'));
    await writeFile(join(dir, 'electron', 'electron'), '#!/bin/sh\nexit 127\n');
    await chmod(join(dir, 'electron', 'electron'), 0o755);
    await writeFile(join(dir, 'PLAN.md'), '# P\n');
    const child = spawnSlipway(['open', join(dir, 'PLAN.md')], {
      SLIPWAY_HOME: join(dir, 'state'),
      ELECTRON_OVERRIDE_DIST_PATH: join(dir, 'electron'),
      DISPLAY: ':nowhere',
    });
    const ended = once(child, 'exit');
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Open its console with this one-time URL:\nhttp://127.0.0.1:')) child.kill('SIGTERM');
    });
    expect(await ended).toEqual([0, null]);
    expect(said).toMatch(
      /^Electron cannot start here: it exited immediately\. Slipway opens in a browser instead\.\n/,
    );
  },
);
