import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { everyMethod, type StandIn, startStandIn } from '../../../../support/stand-in-sshd.ts';

/** Settings, and what is tried under them on a server that takes every method and lets nobody in. */
const rows: readonly (readonly [settings: string, tried: readonly string[]])[] = [
  ['', ['publickey', 'keyboard-interactive', 'password']],
  ['BatchMode yes', ['publickey']],
  ['PasswordAuthentication no', ['publickey', 'keyboard-interactive']],
  ['KbdInteractiveAuthentication no', ['publickey', 'password']],
  ['ChallengeResponseAuthentication no', ['publickey', 'password']],
  ['PubkeyAuthentication no', ['keyboard-interactive', 'password']],
  ['PreferredAuthentications password,keyboard-interactive', ['password', 'keyboard-interactive']],
  ['PreferredAuthentications keyboard-interactive,publickey', ['keyboard-interactive', 'publickey']],
  ['PasswordAuthentication no\nKbdInteractiveAuthentication no', ['publickey']],
];

describe('what is tried on a server that takes every method and lets nobody in', () => {
  let standIn: StandIn;
  let asks = 0;

  beforeAll(async () => {
    standIn = await startStandIn({
      signIn: (attempt) => {
        // It asks once, and refuses whatever is answered.
        if (attempt.method === 'keyboard-interactive')
          attempt.prompt([{ prompt: 'Code: ', echo: false }], () => attempt.reject(everyMethod));
        else attempt.reject(everyMethod);
      },
    });
    await writeFile(join(standIn.folder, 'askpass'), '#!/bin/sh\necho wrong\n', { mode: 0o700 });
  });
  afterAll(() => standIn?.stop());
  beforeEach(() => {
    standIn.tried.length = 0;
    asks = 0;
  });

  /** The methods in the order in which the server met them first. */
  const tried = (): readonly string[] => [...new Set(standIn.tried)];

  const ssh = (): Promise<void> =>
    new Promise((done) => {
      const env = {
        ...process.env,
        DISPLAY: ':0',
        SSH_ASKPASS: join(standIn.folder, 'askpass'),
        SSH_ASKPASS_REQUIRE: 'force',
      };
      execFile('ssh', ['-F', standIn.config, 'box', 'true'], { env }, () => done());
    });

  async function slipway(): Promise<Error> {
    const wrong = async (): Promise<string> => {
      asks += 1;
      return 'wrong';
    };
    return connectSsh('box', 'box', {
      config: standIn.config,
      questions: {
        acceptHostKey: async () => false,
        passphrase: wrong,
        password: wrong,
        keyboard: async () => [await wrong()],
      },
      secrets: new TypedSecrets(),
      turnstile: new HandshakeLimiter(),
    }).then(
      () => new Error('it was let in'),
      (error: Error) => error,
    );
  }

  it.each(rows)('%s: %j', async (settings, expected) => {
    await standIn.configure(settings);
    await ssh();
    expect(tried()).toEqual(expected);
    standIn.tried.length = 0;
    expect((await slipway()).message).toMatch(/refused the sign-in/);
    expect(tried()).toEqual(expected);
  });

  it.each([
    ['NumberOfPasswordPrompts 1\nPreferredAuthentications password', 1],
    ['NumberOfPasswordPrompts 2\nPreferredAuthentications password', 2],
    ['BatchMode yes', 0],
  ])('%s: a person is asked %i times', async (settings, times) => {
    await standIn.configure(settings);
    await slipway();
    expect(asks).toBe(times);
  });
});
