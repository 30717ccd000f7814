import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const here = 'test/engine/transport/copy';

it('an archive of Electron that a team deploys goes there as the file it is, by the Electron window too', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'app.asar'), 'an archive');
  const list = ['--import', resolve(here, 'electron-files.ts'), resolve(here, 'electron-list.ts'), dir];
  const { stdout } = await promisify(execFile)(process.execPath, list);
  expect(JSON.parse(stdout)).toMatchObject({
    isFolder: true,
    folders: ['app'],
    files: [
      { path: 'app/app.asar', bytes: 10, sha256: createHash('sha256').update('an archive').digest('hex') },
    ],
  });
});

it('nothing that copies opens files of a team in another way', () => {
  const sources = readdirSync('src/engine/transport/copy').map((file) => `src/engine/transport/copy/${file}`);
  const strays = sources.filter((file) => /from 'node:fs/.test(readFileSync(file, 'utf8')));
  expect(strays).toEqual([]);
});
