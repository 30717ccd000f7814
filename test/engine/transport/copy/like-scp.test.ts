import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PlainCopy, readPlainCopy } from '../../../../src/engine/plan/remote/read-copy.ts';
import { copyHere } from '../../../../src/engine/transport/copy/copy-here.ts';
import { copyThere, missingThere } from '../../../../src/engine/transport/copy/copy-there.ts';
import { useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const run = promisify(execFile);
const folder = tempFolders();
const { signal } = new AbortController();
const silent = (): void => undefined;

/** Type, mode, whole second of the last change, content and path of everything below a folder. */
async function pictureOf(top: string, times: boolean): Promise<readonly string[]> {
  const below = await readdir(top, { recursive: true, withFileTypes: true });
  const lines = below.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode, mtimeMs } = await stat(path);
    const kind = entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : 'file';
    const content = kind === 'file' ? await readFile(path, 'utf8') : '';
    // What was changed meanwhile has the time of whoever did it.
    const when = times && mtimeMs < 1_300_000_000_000 ? Math.floor(mtimeMs / 1000) : '';
    return `${kind} ${(mode & 0o7777).toString(8)} ${when} ${JSON.stringify(content)} ${path.slice(top.length)}`;
  });
  return (await Promise.all(lines)).toSorted();
}

async function fill(top: string, line: string): Promise<void> {
  await mkdir(join(top, 'site', 'real', 'deep er'), { recursive: true });
  await mkdir(join(top, 'site', 'empty'));
  await writeFile(join(top, 'site', 'run.sh'), 'run', { mode: 0o755 });
  // What scp fetches over SFTP can always be written to.
  await writeFile(join(top, 'site', 'key'), 'k', { mode: line.includes('box:SRV/site') ? 0o600 : 0o400 });
  await writeFile(join(top, 'site', 'srv-my\\x2dapp.mount'), 'unit');
  await writeFile(join(top, 'site', 'real', 'deep er', ' größe '), 'deep');
  await writeFile(join(top, 'my conf'), 'conf', { mode: 0o640 });
  await writeFile(join(top, '-odd'), 'odd');
  await symlink('run.sh', join(top, 'site', 'link'));
  // By its manual scp follows it; over SFTP it does not manage to.
  if (line.includes('-O')) await symlink('real', join(top, 'site', 'linked'));
  await symlink(join(top, 'my conf'), join(top, 'site', 'outside'));
  await chmod(join(top, 'site', 'real', 'deep er'), 0o711);
  await utimes(join(top, 'site', 'real', 'deep er', ' größe '), 1_000_000_000, 1_000_000_000);
  await utimes(join(top, 'site', 'empty'), 1_100_000_000, 1_100_000_000);
  await utimes(join(top, 'my conf'), 1_200_000_000, 1_200_000_000);
  await chmod(join(top, 'site', 'real'), 0o555);
  for (const name of ['.', 'run.sh', 'key', 'real/deep er'])
    await utimes(join(top, 'site', name), 1_250_000_000, 1_250_000_000);
}

describe.skipIf(sshdMissing !== null)('a copy that Slipway makes', () => {
  const server = useSshTransport();
  let here: string;
  let there: string;
  beforeEach(async () => {
    here = await folder();
    there = join(server.sshd.home, 'srv');
    await rm(there, { recursive: true, force: true });
    await mkdir(there);
  });

  /** The same line by scp and by Slipway, each into what `lay` makes of an empty place; what both made of it. */
  async function both(
    line: string,
    place: string,
    lay: () => Promise<void>,
  ): Promise<readonly [scp: readonly string[], slipway: readonly string[]]> {
    const copy = readPlainCopy(line) as PlainCopy;
    expect(copy, line).not.toBeNull();
    const times = copy.keepTimes;
    await lay();
    const [, ...words] = line.split(' ').map((word) => word.replaceAll('_', ' '));
    await run('scp', ['-q', '-F', server.sshd.config, ...words], { cwd: here });
    const scp = await pictureOf(place, times);
    await rm(place, { recursive: true });
    await mkdir(place);
    await lay();
    const named = {
      ...copy,
      from: copy.from.map((from) => from.replaceAll('_', ' ')),
      to: copy.to.replaceAll('_', ' '),
    };
    const copying = { transport: server.transport, copy: named, cwd: here, say: silent, signal };
    await (copy.direction === 'there' ? copyThere(copying) : copyHere(copying));
    return [scp, await pictureOf(place, times)];
  }

  it.each([
    'scp -r site box:SRV/',
    'scp -r site box:SRV/new',
    'scp -rp site box:SRV/',
    'scp -O -r site box:SRV/',
    'scp -O -rp site box:SRV/there',
    'scp -r site/. box:SRV/there',
    'scp -p my_conf box:SRV/',
    'scp -p my_conf site/run.sh box:SRV/there',
    'scp my_conf box:SRV/a_b',
    'scp site/run.sh box:SRV/there/old',
    'scp -p site/run.sh box:SRV/there/old',
    'scp -- -odd box:SRV/there/link',
  ])('is what scp makes there: %s', async (line) => {
    await fill(here, line);
    const lay = async (): Promise<void> => {
      await mkdir(join(there, 'there'));
      await writeFile(join(there, 'there', 'old'), 'older', { mode: 0o604 });
      await symlink('old', join(there, 'there', 'link'));
      await chmod(join(there, 'there', 'old'), 0o604);
    };
    const [scp, slipway] = await both(line.replaceAll('SRV', there), there, lay);
    expect(slipway).toEqual(scp);
  });

  it.each([
    'scp -r box:SRV/site .',
    'scp -r box:SRV/site new',
    'scp -O -r box:SRV/site .',
    'scp -O -rp box:SRV/site there',
    'scp -r box:SRV/site/. there',
    'scp -p box:SRV/my_conf there',
    'scp box:SRV/my_conf box:SRV/site/run.sh there',
    'scp box:SRV/site/run.sh there/old',
    'scp box:SRV/-odd there/link',
  ])('is what scp makes here: %s', async (line) => {
    await fill(there, line);
    const lay = async (): Promise<void> => {
      await mkdir(join(here, 'there'));
      await writeFile(join(here, 'there', 'old'), 'older');
      await symlink('old', join(here, 'there', 'link'));
      await chmod(join(here, 'there', 'old'), 0o604);
    };
    const [scp, slipway] = await both(line.replaceAll('SRV', there), here, lay);
    expect(slipway).toEqual(scp);
  });

  it.each([
    ['leads nowhere', 'gone'],
    ['leads in a circle', '.'],
  ])('says of a link that it %s, there and here, and copies nothing', async (_what, text) => {
    for (const top of [here, there]) {
      await mkdir(join(top, 'tree', 'in'), { recursive: true });
      await writeFile(join(top, 'tree', 'file'), 'x');
      await symlink(text, join(top, 'tree', 'in', 'odd'));
    }
    const copyOf = (line: string) => ({
      transport: server.transport,
      copy: readPlainCopy(line) as PlainCopy,
      cwd: here,
      say: silent,
      signal,
    });
    await expect(copyThere(copyOf(`scp -r tree box:${there}/sent`))).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringMatching(/odd is a link that leads/),
    });
    await expect(copyHere(copyOf(`scp -r box:${there}/tree got`))).rejects.toThrow(
      /link.* leads|in a circle/,
    );
    expect([await readdir(here), await readdir(there)]).toEqual([['tree'], ['tree']]);
  });

  it('never puts a file into a folder that has its name', async () => {
    await writeFile(join(here, 'file'), 'x');
    await mkdir(join(there, 'into', 'file'), { recursive: true });
    const copy = readPlainCopy(`scp file box:${there}/into`) as PlainCopy;
    const copying = { transport: server.transport, copy, cwd: here, say: silent, signal };
    await expect(copyThere(copying)).rejects.toThrow(/file is a folder/);
    expect(await readdir(join(there, 'into'))).toEqual(['file']);
    expect(await readdir(join(there, 'into', 'file'))).toEqual([]);
    expect(await missingThere(server.transport, copy, here)).toBe('1 of 1 files had not arrived');
  });
});
