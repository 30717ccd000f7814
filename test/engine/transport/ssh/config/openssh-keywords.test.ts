import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notFollowedOf } from '../../../../../src/engine/transport/ssh/config/host-settings.ts';
import {
  type Keyword,
  keywords,
  type Way,
} from '../../../../../src/engine/transport/ssh/config/openssh-keywords.ts';

const hasSsh = spawnSync('ssh', ['-V']).status === 0;
const manual = spawnSync('man', ['ssh_config'], {
  encoding: 'utf8',
  env: { ...process.env, MANWIDTH: '80' },
});
const hasManual = manual.status === 0 && manual.stdout.includes('ProxyJump');
if (!hasSsh)
  process.stderr.write('openssh-keywords.test: the tests of ssh -G are skipped, there is no ssh\n');
if (!hasManual) process.stderr.write('openssh-keywords.test: the manual is skipped, it is not installed\n');

const rows = Object.entries<Keyword>(keywords);
const named = new Set(
  rows.flatMap(([name, { also = [] }]) => [name, ...also].map((each) => each.toLowerCase())),
);
const withoutRow = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !named.has(name.toLowerCase()));

describe.skipIf(!hasSsh)('every keyword that ssh -G prints has a row', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-keywords-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const printed = (config: string): readonly string[] => {
    const file = join(folder, 'config');
    writeFileSync(file, config);
    const text = execFileSync('ssh', ['-F', file, '-G', 'box'], { encoding: 'utf8' });
    return text.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')[0] ?? '']));
  };

  it('by itself', () => {
    const names = printed('');
    expect(names.length).toBeGreaterThan(50);
    expect(withoutRow(names)).toEqual([]);
  });

  it('where everything is set that it prints only then', () => {
    const names = printed(
      [
        'BindAddress 127.0.0.1',
        'BindInterface lo',
        'CertificateFile /x',
        'ControlPath /x',
        'DynamicForward 1080',
        'HostKeyAlias y',
        'IdentityAgent /x',
        'KbdInteractiveDevices pam',
        'KnownHostsCommand /bin/true',
        'LocalCommand true',
        'LocalForward 1081 a:1',
        'PKCS11Provider /x',
        'PreferredAuthentications password',
        'ProxyJump z',
        'RemoteCommand true',
        'RemoteForward 1082 b:1',
        'RevokedHostKeys /x',
        'SendEnv A',
        'SetEnv B=c',
        'LogVerbose kex.c:*',
        'IgnoreUnknown q*',
      ].join('\n'),
    );
    expect(names).toContain('revokedhostkeys');
    expect(names).toContain('bindinterface');
    expect(withoutRow(names)).toEqual([]);
  });

  it('under the names of this ssh for what is old', () => {
    const names = printed('ChallengeResponseAuthentication no\nPubkeyAcceptedKeyTypes ssh-ed25519\n');
    expect(withoutRow(names)).toEqual([]);
  });
});

it.skipIf(!hasManual)('every keyword of the manual has a row', () => {
  // Keywords stand by themselves at the first indentation, in the form in which they are written.
  const names = [
    ...manual.stdout.replace(/.\x08/g, '').matchAll(/^ {5}([A-Z][A-Za-z0-9]+)(?: {2,}|$)/gm),
  ].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(80);
  expect(withoutRow(names)).toEqual([]);
});

describe('a row that hands the connection to OpenSSH', () => {
  const handed = rows.filter(([, { way }]) => way === 'openssh');

  it.each(handed)('%s does so where it is set, under every name, and not by its default', (name, keyword) => {
    const said = (key: string, value: string) => notFollowedOf(new Map([[key.toLowerCase(), [value]]]));
    for (const each of [name, ...(keyword.also ?? [])])
      expect(said(each, 'something')).toEqual([{ name, decides: keyword.decides }]);
    expect(keyword.unless?.length).toBeGreaterThan(0);
    for (const value of keyword.unless ?? []) expect(said(name, value.toUpperCase())).toEqual([]);
  });

  it('says what it decides; no other row does', () => {
    const decides = rows.filter(([, { decides }]) => decides !== undefined);
    expect(decides.map(([name]) => name)).toEqual(handed.map(([name]) => name));
  });
});

const meaning: Readonly<Record<Way, string>> = {
  read: 'read by `ssh -G`',
  followed: 'followed',
  openssh: 'OpenSSH connects',
  'with-openssh': 'counts with OpenSSH’s connections',
  refused: 'refused',
  'no-effect': 'no effect here',
};

it('the page about keywords says what the table does', async () => {
  const table = rows.map(
    ([name, { way, note, also = [] }]) => `| ${[name, ...also].join(', ')} | ${meaning[way]} | ${note} |`,
  );
  const page = [
    '# Keywords of ssh_config',
    '',
    'Every keyword that `ssh -G` prints, or that its manual names, and what becomes of it. [Connections](ssh.md) tells the rest.',
    'A keyword that a newer OpenSSH prints, and that is not here, is passed over.',
    '',
    '| Keyword | Here | |',
    '|---|---|---|',
    ...table,
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot(resolve('docs/ssh-keywords.md'));
});
