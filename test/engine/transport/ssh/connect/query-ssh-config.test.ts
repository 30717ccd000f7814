import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { querySshConfig } from '../../../../../src/engine/transport/ssh/config/query-ssh-config.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

async function config(text: string): Promise<string> {
  const file = join(await folder(), 'config');
  await writeFile(file, text);
  return file;
}

describe('what OpenSSH is asked', () => {
  it('is answered for many hosts at once, each with its own', async () => {
    const hosts = Array.from({ length: 25 }, (_, index) => `h${index}`);
    const file = await config(hosts.map((host, index) => `Host ${host}\n  Port ${3_000 + index}\n`).join(''));
    const answers = await Promise.all(hosts.map((host) => querySshConfig(['-F', file, '-G', '--', host])));
    expect(answers.map((answer) => /^port (\d+)$/m.exec(answer ?? '')?.[1])).toEqual(
      hosts.map((_, index) => String(3_000 + index)),
    );
    expect(answers.map((answer) => /^host (\S+)$/m.exec(answer ?? '')?.[1] ?? '')).toEqual(hosts);
  });

  it('is refused for the one whose configuration does not hold, in its own words, and not for the others', async () => {
    const good = await config('Host a\n  Port 4000\n');
    const bad = await config('Host a\n  Prot 4000\n');
    const [one, two, three] = await Promise.allSettled(
      [good, bad, good].map((file) => querySshConfig(['-F', file, '-G', '--', 'a'])),
    );
    expect(one?.status === 'fulfilled' && one.value).toMatch(/^port 4000$/m);
    expect(two?.status === 'rejected' && String(two.reason)).toMatch(/Bad configuration option: prot/);
    expect(three?.status).toBe('fulfilled');
    await expect(querySshConfig(['-F', bad, '-G', '--', 'a'])).rejects.toThrow(/prot/);
  });
});
