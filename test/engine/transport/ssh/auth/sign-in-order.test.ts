import { execFileSync } from 'node:child_process';
import { chmod, copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyAuthMethod, AuthenticationType } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import type { Questions } from '../../../../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { authenticator } from '../../../../../src/engine/transport/ssh/auth/authenticate.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import type { ResolvedHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import { startAgentWith } from '../../../../support/agent.ts';
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

const agents: { kill(): Promise<void> }[] = [];
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent.kill();
});

/** An agent that holds these keys. */
async function agentOf(...keys: readonly string[]) {
  const agent = await startAgentWith(await folder(), keys);
  agents.push(agent);
  return agent;
}

interface Wishes {
  readonly host?: Partial<ResolvedHost>;
  readonly questions?: Partial<Questions>;
  readonly secrets?: TypedSecrets;
  /** What the server offers, from the second question on; the last one stays. */
  readonly offers?: readonly AuthenticationType[][];
  /** The way of which it says that it was right, and that it wants more. */
  readonly partialAfter?: AuthenticationType;
}

/** Signs in to a server that refuses everything; gives what it was asked, in order. */
async function refusedBy({
  host = {},
  questions = {},
  secrets = new TypedSecrets(),
  offers = [everything],
  partialAfter,
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
      next(offered, asked.at(-1) === partialAfter, (given) =>
        resolve(typeof given === 'object' ? given : false),
      );
    });
    if (method === false) return { asked, tried };
    asked.push(method.type);
    offered = offers[Math.min(round, offers.length - 1)] ?? everything;
  }
  throw new Error('It did not come to an end.');
}

describe('the order of ways to sign in', () => {
  it('is chosen keys, other keys of the agent, then what only a person knows', async () => {
    const { socket } = await agentOf(await keyFile(), await keyFile());
    const { asked, tried } = await refusedBy({
      host: { agent: socket, identityFiles: [await keyFile(), await keyFile()] },
      questions: { keyboard: async () => ['x'], password: async () => 'x' },
    });
    expect(asked).toEqual([
      'publickey',
      'publickey',
      'agent',
      'agent',
      'keyboard-interactive',
      'password',
      'password',
      'password',
      'none',
    ]);
    expect(tried.map((each) => each.split(' ')[0])).toEqual([
      'key',
      'key',
      'agent',
      'agent',
      'keyboard-interactive',
      'password',
      'password',
      'password',
    ]);
  });

  it('offers with IdentitiesOnly the chosen keys only, from the agent where they are only there', async () => {
    const [chosen, stranger] = [await keyFile(), await keyFile()];
    const { socket } = await agentOf(stranger, chosen);
    await rm(chosen);
    const { asked, tried } = await refusedBy({
      host: { agent: socket, identityFiles: [`${chosen}.pub`], identitiesOnly: true },
      offers: [['publickey']],
    });
    expect(asked).toEqual(['agent', 'none']);
    expect(tried).toEqual([`agent key ${chosen}.pub`]);
  });

  it('finds a locked key in the agent by its public half, and asks no one for its passphrase', async () => {
    const file = await keyFile('open sesame');
    const plain = join(await folder(), 'plain');
    await copyFile(file, plain);
    execFileSync('ssh-keygen', ['-q', '-p', '-P', 'open sesame', '-N', '', '-f', plain]);
    const { socket } = await agentOf(plain);
    await rm(`${file}.pub`);
    const { asked, tried } = await refusedBy({
      host: { agent: socket, identityFiles: [file], identitiesOnly: true },
      offers: [['publickey']],
    });
    expect([asked, tried]).toEqual([['agent', 'none'], [`agent key ${file}`]]);
  });

  it('says of an agent that cannot be asked that it was among what was tried', async () => {
    const { asked, tried } = await refusedBy({ host: { agent: '/no/such/agent' }, offers: [['publickey']] });
    expect(asked).toEqual(['none']);
    expect(tried).toEqual([expect.stringMatching(/^agent \(/)]);
  });

  it('leaves out what the server does not offer', async () => {
    const { asked } = await refusedBy({
      host: { identityFiles: [await keyFile(), await keyFile()] },
      questions: { password: async () => 'x' },
      offers: [['password']],
    });
    expect(asked).toEqual(['publickey', 'password', 'password', 'password', 'none']);
  });

  it('is the one of the configuration, without what it switches off', async () => {
    const { asked } = await refusedBy({
      host: { identityFiles: [await keyFile()], methods: ['password', 'publickey'], passwordPrompts: 1 },
      questions: { password: async () => 'x', keyboard: async () => ['x'] },
    });
    expect(asked).toEqual(['none', 'password', 'publickey']);
  });

  it('asks nobody for anything in batch mode', async () => {
    const refuse = async () => {
      throw new Error('nobody is to be asked');
    };
    const { asked } = await refusedBy({
      host: { identityFiles: [await keyFile('open sesame'), await keyFile()], batch: true },
      questions: { password: refuse, keyboard: refuse, passphrase: refuse },
    });
    expect(asked).toEqual(['publickey', 'none']);
  });

  it('offers no key file that others can read, and says so', async () => {
    const file = await keyFile();
    await chmod(file, 0o644);
    const { asked, tried } = await refusedBy({ host: { identityFiles: [file] }, offers: [['publickey']] });
    expect(asked).toEqual(['none']);
    expect(tried).toEqual([`key ${file} (not offered: its mode 0644 lets others read it; chmod 600 it)`]);
  });

  it('names what OpenSSH might have used and was not', async () => {
    const file = await keyFile();
    await writeFile(`${file}-cert.pub`, 'a certificate');
    const { tried } = await refusedBy({
      host: { identityFiles: [file], notFollowed: [{ name: 'PKCS11Provider', decides: 'sign-in' }] },
      offers: [['publickey']],
    });
    expect(tried.slice(1)).toEqual([
      'PKCS11Provider (not offered: Slipway does not use it)',
      `${file}-cert.pub (not offered: Slipway does not use it)`,
    ]);
  });

  it('names a chosen key of a type it does not use, and one that no agent holds', async () => {
    const type = 'sk-ssh-ed25519@openssh.com';
    const length = Buffer.alloc(4);
    length.writeUInt32BE(type.length);
    const [dir, plain] = [await folder(), await keyFile()];
    const blob = Buffer.concat([length, Buffer.from(type), Buffer.alloc(40)]).toString('base64');
    await writeFile(join(dir, 'sk.pub'), `${type} ${blob} me\n`);
    await rm(plain);
    const { tried } = await refusedBy({
      host: { identityFiles: [join(dir, 'sk.pub'), `${plain}.pub`] },
      offers: [['publickey']],
    });
    expect(tried).toEqual([
      `key ${dir}/sk.pub (not offered: Slipway does not use keys of type ${type})`,
      `key ${plain}.pub (not offered: it is public only, and the agent has no such key)`,
    ]);
  });

  it('begins again with the keys once a server that wants more has taken a password', async () => {
    const { asked } = await refusedBy({
      host: { identityFiles: [await keyFile()], methods: ['publickey', 'password'] },
      questions: { password: async () => 'x' },
      offers: [['password'], ['publickey'], ['publickey']],
      partialAfter: 'password',
    });
    expect(asked).toEqual(['publickey', 'password', 'publickey', 'none']);
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
