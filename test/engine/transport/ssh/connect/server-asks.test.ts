import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { answering, tellsWhoAsks } from '../../../../../src/engine/transport/ssh/openssh/answer-question.ts';
import { everyMethod, type StandIn, startStandIn } from '../../../../support/stand-in-sshd.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

/** Questions of ssh's own, which a server may want to imitate. */
const own = [
  "ann@web's password: ",
  "Enter passphrase for key '/home/ann/.ssh/id_ed25519': ",
  "The authenticity of host 'web (10.0.0.9)' can't be established.\nED25519 key fingerprint is SHA256:abcdef+/=.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? ",
];

/** Whoever is asked, and with what. */
function person() {
  const asked: string[] = [];
  const secrets = new TypedSecrets();
  const ours = async (): Promise<string> => {
    asked.push('ours');
    return 'typed';
  };
  const questions = {
    acceptHostKey: async () => (await ours()) !== '',
    passphrase: ours,
    password: ours,
    keyboard: async (_: string, __: string, lines: readonly { readonly prompt: string }[]) => {
      asked.push(...lines.map(({ prompt }) => prompt));
      return ['typed'];
    },
  };
  return { asked, secrets, asking: { target: 'web', questions, secrets } };
}

describe('an ssh that tells who asks', () => {
  it.each(own)('asks as we would: %j', async (question) => {
    const { asked, asking } = person();
    await answering(asking, () => true)(question);
    expect(asked).toEqual(['ours']);
  });

  it.each(own)('does not lend its words to a server: %j', async (question) => {
    const { asked, asking, secrets } = person();
    secrets.passwords.set(`(ann@web) ${question}`, 'kept');
    await answering(asking, () => true)(`(ann@web) ${question}`);
    expect(asked).toEqual([`(ann@web) ${question}`]);
  });
});

describe('an ssh that does not', () => {
  it.each(own)('has all it asks quoted as the words of the server: %j', async (question) => {
    const { asked, asking } = person();
    expect(await answering(asking, () => false)(question)).toBe('typed');
    expect(asked).toEqual([question]);
  });
});

it.each([
  ['OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026\n', true],
  ['OpenSSH_10.0p2, OpenSSL 3.5.0\n', true],
  ['OpenSSH_8.5p1, OpenSSL 1.1.1\n', true],
  ['OpenSSH_8.4p1 Debian-5, OpenSSL 1.1.1\n', false],
  ['OpenSSH_7.9p1\n', false],
  ['banner\nOpenSSH_9.2p1\n', false],
  ['', false],
])('%j tells who asks: %s', (said, tells) => {
  expect(tellsWhoAsks(said)).toBe(tells);
});

describe('a server that asks for the passphrase of a key in the words of ssh', () => {
  const prompt = "Enter passphrase for key '/home/ann/.ssh/id_ed25519': ";
  const { PATH: path } = process.env;
  let standIn: StandIn | null = null;
  afterEach(async () => {
    process.env.PATH = path;
    await standIn?.stop();
  });

  /** What a person is asked on a connection that OpenSSH makes. */
  async function askedByServer(): Promise<readonly string[]> {
    standIn = await startStandIn({
      signIn: (attempt) => {
        if (attempt.method === 'keyboard-interactive')
          attempt.prompt([{ prompt, echo: false }], () => attempt.reject([]));
        else attempt.reject(everyMethod);
      },
    });
    await standIn.configure(
      'PreferredAuthentications keyboard-interactive\nNumberOfPasswordPrompts 1\nBindAddress 127.0.0.1\n',
    );
    const { asked, asking } = person();
    const { questions, secrets } = asking;
    const turnstile = new HandshakeLimiter();
    const refused = connectSsh('box', 'box', { config: standIn.config, questions, secrets, turnstile });
    await expect(refused).rejects.toThrow(/refused the sign-in/);
    return asked;
  }

  it('is quoted, with the ssh of this machine', async () => {
    expect(await askedByServer()).toEqual([`(ann@127.0.0.1) ${prompt}`]);
  });

  it('is quoted, with an ssh that says it is an old one and leaves out who asks', async () => {
    process.env.PATH = `${await oldSsh()}${delimiter}${path}`;
    expect(await askedByServer()).toEqual([prompt]);
  });

  /** A stand-in for OpenSSH 8.4: this machine's, which says that it is that version and asks without `(user@host)`. */
  async function oldSsh(): Promise<string> {
    const dir = await folder();
    const real = execFileSync('sh', ['-c', 'command -v ssh'], { encoding: 'utf8' }).trim();
    const askpass = `#!/bin/sh\\nexec "%s" "\${1#(*) }"\\n`;
    await writeFile(
      join(dir, 'ssh'),
      [
        '#!/usr/bin/env bash\nset -o pipefail',
        `[ "$1" = -v ] || exec ${real} "$@"`,
        `printf '${askpass}' "$SSH_ASKPASS" >"$SSH_ASKPASS.old" && chmod 700 "$SSH_ASKPASS.old"`,
        'SSH_ASKPASS=$SSH_ASKPASS.old',
        // What it logs (`-E FILE`, behind the options that are always there) goes through the editor.
        'args=() log=',
        'while [ $# -gt 0 ]; do if [ "$1" = -E ]; then log=$2; args+=(-E /dev/stderr); shift 2; else args+=("$1"); shift; fi; done',
        `{ ${real} "\${args[@]}" 2>&1 1>&3 3>&- | sed -u 's/^OpenSSH_[^ ,]*/OpenSSH_8.4p1/' >"$log"; } 3>&1`,
        '',
      ].join('\n'),
    );
    await chmod(join(dir, 'ssh'), 0o755);
    return dir;
  }
});
