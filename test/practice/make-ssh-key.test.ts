import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { expect, test } from 'vitest';
import { makeSshKey } from '../../src/practice/home/make-ssh-key.ts';
import { run } from './support.ts';

test('every key can be read back, those that begin with a zero byte too', () => {
  // One in 256 does; among three thousand there is practically always one.
  for (let round = 0; round < 3_000; round += 1) {
    const key = makeSshKey('test');
    for (const text of [key.public, key.private]) expect(ssh2.utils.parseKey(text)).not.toBeInstanceOf(Error);
  }
});

test('OpenSSH reads the private key and finds the public one in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-key-'));
  const file = join(folder, 'key');
  const key = makeSshKey('a comment');
  await writeFile(file, key.private, { mode: 0o600 });
  expect((await run('ssh-keygen', ['-y', '-f', file])).stdout.trim()).toBe(key.public);
  await rm(folder, { recursive: true });
});
