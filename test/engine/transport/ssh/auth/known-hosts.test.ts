import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addKnownHost,
  fingerprint,
  judgeHostKey,
  knownHostName,
  readKnownHosts,
} from '../../../../../src/engine/transport/ssh/auth/known-hosts.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

/** A key blob as it travels: length-prefixed type, then something to tell keys apart. */
function key(type: string, body: string): Buffer {
  const name = Buffer.from(type);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return Buffer.concat([length, name, Buffer.from(body)]);
}

const ed = key('ssh-ed25519', 'one');
const other = key('ssh-ed25519', 'two');
const b64 = (blob: Buffer) => blob.toString('base64');

async function judge(text: string, name: string, blob = ed) {
  const file = join(await folder(), 'known_hosts');
  await writeFile(file, text);
  return judgeHostKey(await readKnownHosts([file, '/does/not/exist']), name, blob);
}

describe('a host key', () => {
  it('is known when it is filed under the name', async () => {
    expect(await judge(`web ssh-ed25519 ${b64(ed)}\n`, 'web')).toEqual({ verdict: 'known' });
  });

  it('is filed with its port unless that is 22, or under its alias', () => {
    expect(knownHostName('web', 22, null)).toBe('web');
    expect(knownHostName('web', 2222, null)).toBe('[web]:2222');
    expect(knownHostName('web', 2222, 'alias')).toBe('alias');
  });

  it('is found under a hashed name', async () => {
    const salt = Buffer.from('0123456789abcdef0123');
    const digest = createHmac('sha1', salt).update('web').digest('base64');
    expect(await judge(`|1|${b64(salt)}|${digest} ssh-ed25519 ${b64(ed)}\n`, 'web')).toEqual({
      verdict: 'known',
    });
    expect(await judge(`|1|${b64(salt)}|${digest} ssh-ed25519 ${b64(ed)}\n`, 'wob')).toEqual({
      verdict: 'unknown',
    });
  });

  it('is found under wildcards, and not where a ! excludes the name', async () => {
    expect(await judge(`*.example.com,!bad.example.com ssh-ed25519 ${b64(ed)}\n`, 'a.example.com')).toEqual({
      verdict: 'known',
    });
    expect(await judge(`*.example.com,!bad.example.com ssh-ed25519 ${b64(ed)}\n`, 'bad.example.com')).toEqual(
      { verdict: 'unknown' },
    );
  });

  it('has changed when the name is filed with another one, and names the line', async () => {
    expect(await judge(`# note\nweb ssh-ed25519 ${b64(other)}\n`, 'web')).toMatchObject({
      verdict: 'changed',
      line: 2,
    });
  });

  it('is refused when it is revoked, even where it is filed as good', async () => {
    expect(
      await judge(`web ssh-ed25519 ${b64(ed)}\n@revoked * ssh-ed25519 ${b64(ed)}\n`, 'web'),
    ).toMatchObject({ verdict: 'revoked', line: 2 });
  });

  it('is not vouched for by a certificate authority', async () => {
    expect(await judge(`@cert-authority * ssh-ed25519 ${b64(ed)}\n`, 'web')).toEqual({ verdict: 'unknown' });
  });

  it('has the fingerprint that OpenSSH prints', () => {
    expect(fingerprint(Buffer.from(''))).toBe('SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU');
  });

  it('that was accepted is filed on a line of its own', async () => {
    const file = join(await folder(), 'new', 'known_hosts');
    await addKnownHost(file, 'web', ed);
    await writeFile(file, (await readFile(file, 'utf8')).trimEnd());
    await addKnownHost(file, '[web]:2222', other);
    expect(await readFile(file, 'utf8')).toBe(
      `web ssh-ed25519 ${b64(ed)}\n[web]:2222 ssh-ed25519 ${b64(other)}\n`,
    );
  });
});
