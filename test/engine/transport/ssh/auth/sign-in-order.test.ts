import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyAuthMethod, AuthenticationType } from 'ssh2';
import { describe, expect, it } from 'vitest';
import type { Questions } from '../../../../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { authenticator } from '../../../../../src/engine/transport/ssh/auth/authenticate.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import type { ResolvedHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import { resolvedHost } from '../../../../support/resolved-host.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();
const everything: AuthenticationType[] = ['publickey', 'keyboard-interactive', 'password'];

async function keyFile(passphrase = ''): Promise<string> {
  const file = join(await folder(), 'id');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-a', '1', '-N', passphrase, '-f', file]);
  return file;
}

interface Wishes {
  readonly host?: Partial<ResolvedHost>;
  readonly questions?: Partial<Questions>;
  readonly secrets?: TypedSecrets;
  /** What the server offers, from the second question on; the last one stays. */
  readonly offers?: readonly AuthenticationType[][];
}

/** Signs in to a server that refuses everything; gives what it was asked, in order. */
async function refusedBy({
  host = {},
  questions = {},
  secrets = new TypedSecrets(),
  offers = [everything],
}: Wishes) {
  const { next, tried } = authenticator({
    target: 'web',
    host: resolvedHost(host),
    questions: { ...nobody, ...questions },
    secrets,
  });
  const asked: string[] = [];
  let offered: AuthenticationType[] | null = null;
  for (let round = 0; round < 20; round += 1) {
    const method = await new Promise<AnyAuthMethod | false>((resolve) => {
      next(offered, false, (given) => resolve(typeof given === 'object' ? given : false));
    });
    if (method === false) return { asked, tried };
    asked.push(method.type);
    offered = offers[Math.min(round, offers.length - 1)] ?? everything;
  }
  throw new Error('It did not come to an end.');
}

describe('the order of ways to sign in', () => {
  it('is agent, keys, then what only a person knows', async () => {
    const { asked, tried } = await refusedBy({
      host: { agent: '/run/agent', identityFiles: [await keyFile(), await keyFile()] },
      questions: { keyboard: async () => ['x'], password: async () => 'x' },
    });
    expect(asked).toEqual([
      'agent',
      'publickey',
      'publickey',
      'keyboard-interactive',
      'password',
      'password',
      'password',
      'none',
    ]);
    expect(tried.map((each) => each.split(' ')[0])).toEqual([
      'agent',
      'key',
      'key',
      'keyboard-interactive',
      'password',
      'password',
      'password',
    ]);
  });

  it('puts named keys before the agent with IdentitiesOnly', async () => {
    const { asked } = await refusedBy({
      host: { agent: '/run/agent', identityFiles: [await keyFile()], identitiesOnly: true },
      offers: [['publickey']],
    });
    expect(asked).toEqual(['publickey', 'agent', 'none']);
  });

  it('leaves out what the server does not offer', async () => {
    const { asked } = await refusedBy({
      host: { agent: '/run/agent', identityFiles: [await keyFile()] },
      questions: { password: async () => 'x' },
      offers: [['password']],
    });
    expect(asked).toEqual(['agent', 'password', 'password', 'password', 'none']);
  });

  it('stops trying passwords once the server no longer takes them', async () => {
    const { asked } = await refusedBy({
      questions: { password: async () => 'x' },
      offers: [['password'], ['publickey']],
    });
    expect(asked).toEqual(['none', 'password']);
  });

  it('asks the server what it accepts before it asks a person', async () => {
    let questions = 0;
    const { asked } = await refusedBy({
      questions: {
        password: async () => {
          questions += 1;
          return 'x';
        },
      },
      offers: [['publickey']],
    });
    expect([asked, questions]).toEqual([['none'], 0]);
  });
});

describe('a password', () => {
  it('is asked for three times, marked as wrong from the second on', async () => {
    const again: boolean[] = [];
    await refusedBy({
      questions: {
        password: async (_target, _user, _host, isAgain) => {
          again.push(isAgain);
          return 'x';
        },
      },
      offers: [['password']],
    });
    expect(again).toEqual([false, true, true]);
  });

  it('is not asked for again after a refusal', async () => {
    const { asked } = await refusedBy({ offers: [['password']] });
    expect(asked).toEqual(['none']);
  });

  it('that was typed before is used first, and forgotten if it is wrong', async () => {
    const secrets = new TypedSecrets();
    secrets.passwords.set('ann@10.0.0.1:22', 'typed before');
    let questions = 0;
    await refusedBy({
      secrets,
      questions: {
        password: async () => {
          questions += 1;
          return null;
        },
      },
      offers: [['password']],
    });
    expect([questions, secrets.passwords.size]).toEqual([1, 0]);
  });
});

describe('a key file', () => {
  it.each(['no such file', 'not a key'])('that is not a key (%s) is skipped', async (what) => {
    const file = join(await folder(), 'id');
    if (what === 'not a key') await writeFile(file, 'ssh-ed25519 AAAA public\n');
    const { asked, tried } = await refusedBy({ host: { identityFiles: [file] }, offers: [['publickey']] });
    expect([asked, tried]).toEqual([['none'], []]);
  });

  it('that is locked is opened by a passphrase, which is kept for the next time', async () => {
    const file = await keyFile('open sesame');
    const secrets = new TypedSecrets();
    const answers = ['wrong', 'open sesame'];
    const again: boolean[] = [];
    const passphrase = async (_target: string, _file: string, isAgain: boolean) => {
      again.push(isAgain);
      return answers.shift() ?? null;
    };
    const first = await refusedBy({
      host: { identityFiles: [file] },
      questions: { passphrase },
      secrets,
      offers: [['publickey']],
    });
    expect([first.asked, again]).toEqual([
      ['none', 'publickey'],
      [false, true],
    ]);
    const second = await refusedBy({
      host: { identityFiles: [file] },
      questions: { passphrase },
      secrets,
      offers: [['publickey']],
    });
    expect([second.asked, again.length]).toEqual([['publickey', 'none'], 2]);
  });

  it('that stays locked is skipped after three passphrases', async () => {
    const file = await keyFile('open sesame');
    let asked = 0;
    const passphrase = async () => {
      asked += 1;
      return 'wrong';
    };
    const { tried } = await refusedBy({
      host: { identityFiles: [file] },
      questions: { passphrase },
      offers: [['publickey']],
    });
    expect([asked, tried]).toEqual([3, []]);
  });

  it('that is locked is not unlocked when the server takes no keys', async () => {
    let asked = 0;
    const passphrase = async () => {
      asked += 1;
      return null;
    };
    await refusedBy({
      host: { identityFiles: [await keyFile('open sesame')] },
      questions: { passphrase },
      offers: [['password']],
    });
    expect(asked).toBe(0);
  });
});
