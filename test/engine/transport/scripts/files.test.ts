import { createHash } from 'node:crypto';
import { copyFileSync, utimesSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlainCopy } from '../../../../src/engine/plan/remote/read-copy.ts';
import { stageArtifacts } from '../../../../src/engine/run/prepare/stage-artifacts.ts';
import { copyHere, missingHere } from '../../../../src/engine/transport/copy/copy-here.ts';
import { copyThere, missingThere } from '../../../../src/engine/transport/copy/copy-there.ts';
import { scriptCommand } from '../../../../src/engine/transport/script-command.ts';
import { loadScript } from '../../../../src/engine/transport/scripts/load-script.ts';
import type { SshTransport } from '../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import { hardNames, inEachShell } from '../../../support/posix-shells.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const settle = loadScript('files/settle-upload');
const copyOf = (direction: 'here' | 'there', from: string, to: string): PlainCopy => ({
  kind: 'copy',
  host: 'box',
  direction,
  from: [from],
  to,
  recursive: true,
  keepTimes: true,
});
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the scripts that move files', () => {
  inEachShell((server) => {
    const at = (...parts: string[]): string => join(server().home, ...parts);
    /** SFTP without a network, on absolute paths. */
    const transport = (): SshTransport => {
      const answer = (work: () => void, done: (error?: Error) => void): void => {
        try {
          work();
          done();
        } catch (error) {
          done(error as Error);
        }
      };
      const sftp = {
        fastPut: (from: string, to: string, _: unknown, done: () => void) =>
          answer(() => copyFileSync(from, to), done),
        fastGet: (from: string, to: string, done: () => void) => answer(() => copyFileSync(from, to), done),
        utimes: (path: string, atime: number, mtime: number, done: () => void) =>
          answer(() => utimesSync(path, atime, mtime), done),
        end: () => undefined,
      };
      const client = {
        sftp: (opened: (error: undefined, channel: unknown) => void) => opened(undefined, sftp),
        once: () => undefined,
        off: () => undefined,
      };
      const connection = { client: async () => client };
      return { ...server().transport, connection } as unknown as SshTransport;
    };
    const silent = (): void => undefined;
    const { signal } = new AbortController();

    it('stage artifacts of any name, and send only what differs', async () => {
      const project = await folder();
      await mkdir(join(project, '-dist', 'deep er'), { recursive: true });
      for (const name of hardNames) await writeFile(join(project, '-dist', 'deep er', name), `${name}\n`);
      const stage = () =>
        stageArtifacts({ transport: transport(), run: 'r', project, artifacts: ['-dist'], progress: silent });
      const first = await stage();
      const work = at('.slipway', 'r', 'work');
      expect(first.dir).toBe(work);
      expect(first.files.map(({ skipped }) => skipped)).toEqual(hardNames.map(() => false));
      expect((await readdir(join(work, '-dist', 'deep er'))).toSorted()).toEqual([...hardNames].toSorted());
      for (const name of hardNames)
        expect(await readFile(join(work, '-dist', 'deep er', name), 'utf8')).toBe(`${name}\n`);
      await writeFile(join(work, '-dist', 'deep er', 'plain'), 'other');
      const again = (await stage()).files.filter(({ skipped }) => !skipped);
      expect(again.map(({ path }) => path)).toEqual(['-dist/deep er/plain']);
    });

    it('send no file whose name cannot be told in a line', async () => {
      const project = await folder();
      await mkdir(join(project, 'dist'));
      await writeFile(join(project, 'dist', 'a\nb'), '');
      await expect(
        stageArtifacts({ transport: transport(), run: 'r', project, artifacts: ['dist'], progress: silent }),
      ).rejects.toThrow(/a\\nb" has a line break\. Nothing was sent/);
      await expect(
        copyThere({
          transport: transport(),
          copy: copyOf('there', 'dist', ''),
          cwd: project,
          say: silent,
          signal,
        }),
      ).rejects.toThrow(/has a line break/);
      expect(await readdir(server().home)).toEqual([]);
    });

    it.skipIf(process.platform !== 'linux')('send no file whose name is no UTF-8', async () => {
      const project = await folder();
      await mkdir(join(project, 'dist'));
      await writeFile(Buffer.from(join(project, 'dist', 'caf\xe9'), 'latin1'), '');
      await expect(
        stageArtifacts({ transport: transport(), run: 'r', project, artifacts: ['dist'], progress: silent }),
      ).rejects.toThrow(/caf\u00e9" is not UTF-8 .*Nothing was sent/);
      expect(await readdir(server().home)).toEqual([]);
    });

    it('give no file its name unless all of them are whole', async () => {
      await mkdir(at('into'));
      for (const name of ['one', 'two']) await writeFile(at('into', `${name}.part`), name);
      await writeFile(at('into', 'one'), 'old');
      const send = (sum: string) =>
        server().exec(scriptCommand(settle, at('into'), '.part', ''), {
          stdin: `f ${sha256('one')} 640 one\nf ${sum} 600 two\n`,
        });
      const broken = await send(sha256('other'));
      expect([broken.exit, broken.stderr.toString()]).toEqual([65, 'two\n']);
      expect(await readFile(at('into', 'one'), 'utf8')).toBe('old');
      expect((await send(sha256('two'))).exit).toBe(0);
      expect((await readdir(at('into'))).toSorted()).toEqual(['one', 'two']);
      expect((await stat(at('into', 'one'))).mode & 0o777).toBe(0o640);
    });

    it('copy a folder there and back as scp does', async () => {
      const here = await folder();
      await mkdir(join(here, 'tree', 'deep er'), { recursive: true });
      for (const name of hardNames) await writeFile(join(here, 'tree', 'deep er', name), `${name}\n`);
      await mkdir(at('-in to'));
      const copy = copyOf('there', 'tree', '-in to');
      await copyThere({ transport: transport(), copy: copy, cwd: here, say: silent, signal });
      expect((await readdir(at('-in to', 'tree', 'deep er'))).toSorted()).toEqual([...hardNames].toSorted());
      expect(await missingThere(transport(), copy, here)).toBeNull();
      const back = await folder();
      const fetched = copyOf('here', '-in to/tree', '.');
      expect(await missingHere(transport(), fetched, back)).toBe(
        `${hardNames.length} of ${hardNames.length} files had not arrived`,
      );
      await copyHere({ transport: transport(), copy: fetched, cwd: back, say: silent, signal });
      for (const name of hardNames)
        expect(await readFile(join(back, 'tree', 'deep er', name), 'utf8')).toBe(`${name}\n`);
      expect(await missingHere(transport(), fetched, back)).toBeNull();
    });

    it('remove what a copy that was given up left behind', async () => {
      const here = await folder();
      await writeFile(join(here, '-file '), 'x');
      await writeFile(at('-file .slipway-part'), 'half');
      const copy = copyOf('there', '-file ', '');
      expect(await missingThere(transport(), copy, here)).toBe('1 of 1 files had not arrived');
      expect(await readdir(server().home)).toEqual([]);
    });

    it('take an absolute destination for what it is, not for one below the home', async () => {
      const here = await folder();
      await writeFile(join(here, 'file'), 'x');
      // There is a folder of the same path below the home.
      const none = at('none');
      await mkdir(at(none), { recursive: true });
      const copy = copyOf('there', 'file', none);
      await copyThere({ transport: transport(), copy: copy, cwd: here, say: silent, signal });
      expect(await readFile(none, 'utf8')).toBe('x');
    });

    it('refuse a folder with a name that cannot be listed, and one that was not asked for', async () => {
      await mkdir(at('tree'));
      await writeFile(at('tree', 'a\nb'), '');
      const back = await folder();
      const copy = copyOf('here', 'tree', '.');
      const fetch = (recursive: boolean) =>
        copyHere({ transport: transport(), copy: { ...copy, recursive }, cwd: back, say: silent, signal });
      await expect(fetch(true)).rejects.toThrow(/the name of a file in it has a line break, near/);
      await expect(fetch(false)).rejects.toThrow(/it is a folder, and scp has no -r/);
      expect(await readdir(back)).toEqual([]);
    });
  });
});
