import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PlainCopy, readPlainCopy } from '../../../../src/engine/plan/remote/read-copy.ts';
import { copyHere } from '../../../../src/engine/transport/copy/copy-here.ts';
import { copyThere } from '../../../../src/engine/transport/copy/copy-there.ts';
import { useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const { signal } = new AbortController();
const silent = (): void => undefined;

describe.skipIf(sshdMissing !== null)('a copy of files that somebody else has named and marked', () => {
  const server = useSshTransport();
  let here: string;
  let there: string;
  const mask = process.umask();
  beforeEach(async () => {
    here = await folder();
    there = await folder();
  });
  afterEach(() => void process.umask(mask));

  const copying = (line: string) => ({
    transport: server.transport,
    copy: readPlainCopy(line) as PlainCopy,
    cwd: here,
    say: silent,
    signal,
  });

  it.each([
    [0o077, 0o666, 0o600],
    [0o077, 0o777, 0o700],
    [0o022, 0o777, 0o755],
    [0o022, 0o4777, 0o755],
    [0o022, 0o2755, 0o755],
    [0o022, 0o1777, 0o755],
  ])('gives here with the umask %o to what has the mode %o no more than %o', async (umask, given, mode) => {
    await writeFile(join(there, 'file'), 'x');
    await chmod(join(there, 'file'), given);
    process.umask(umask);
    await copyHere(copying(`scp box:${there}/file .`));
    expect((await stat(join(here, 'file'))).mode & 0o7777).toBe(mode);
  });

  it.each([
    '-rf',
    'srv-my\\x2dapp.mount',
    ' outer blanks ',
    "q'$(touch owned)",
    '*',
    '--',
    '-oProxyCommand=touch owned',
  ])('sends and fetches %j as it is called', async (name) => {
    await writeFile(join(here, name), 'mine');
    const copy = { ...copying(`scp x box:${there}/`).copy, from: [`./${name}`] };
    await copyThere({ ...copying(`scp x box:${there}/`), copy });
    expect(await readdir(there)).toEqual([name]);
    const back = await folder();
    const fetched = { ...copying(`scp box:${there}/x .`).copy, from: [`${there}/${name}`] };
    await copyHere({ ...copying(`scp box:${there}/x .`), copy: fetched, cwd: back });
    expect(await readdir(back)).toEqual([name]);
  });

  it('sends nothing at all where a name cannot be told in a line, and leaves no half of it', async () => {
    await writeFile(join(here, 'a\nb'), 'x');
    await writeFile(join(here, 'good'), 'x');
    const copy = { ...copying(`scp x box:${there}/`).copy, from: ['good', 'a\nb'] };
    await expect(copyThere({ ...copying(`scp x box:${there}/`), copy })).rejects.toMatchObject({
      code: expect.any(String),
    });
    expect(await readdir(there)).toEqual([]);
  });
});
