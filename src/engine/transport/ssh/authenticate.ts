import { readFile } from 'node:fs/promises';
import type { AnyAuthMethod, AuthenticationType, NextAuthHandler, ParsedKey } from 'ssh2';
import { loadSsh } from '../load-native.ts';
import type { Questions } from './questions.ts';
import type { ResolvedHost } from './resolve-host.ts';

/** Passwords are asked this often for one connection attempt, as OpenSSH does. */
const passwordTries = 3;

/** Passphrases and passwords a person has typed, kept in memory only, for as long as the process lives. */
export class TypedSecrets {
  readonly passphrases = new Map<string, string>();
  readonly passwords = new Map<string, string>();
}

/**
 * The order in which a host is asked to let us in: agent, key files, keyboard-interactive, password; each only while the
 * server still offers it. Every question is asked after the host key was verified, never before.
 */
export function authenticator(
  target: string,
  host: ResolvedHost,
  questions: Questions,
  secrets: TypedSecrets,
): {
  next(left: AuthenticationType[] | null, partial: boolean, use: NextAuthHandler): void;
  readonly tried: readonly string[];
  /** Adds to what was tried. */
  note(what: string): void;
} {
  const tried: string[] = [];
  // The first `next` of a generator carries no answer: it runs to the first method.
  const steps = methodsInOrder(target, host, questions, secrets, tried);
  return {
    tried,
    note: (what) => void tried.push(what),
    next: (left, _partial, use) => {
      void steps.next(left).then(
        ({ value }) => use(value === undefined ? (false as unknown as AnyAuthMethod) : value),
        () => use(false as unknown as AnyAuthMethod),
      );
    },
  };
}

/** What the server still accepts, told anew before every method. */
type Offered = AuthenticationType[] | null;

async function* methodsInOrder(
  target: string,
  host: ResolvedHost,
  questions: Questions,
  secrets: TypedSecrets,
  tried: string[],
): AsyncGenerator<AnyAuthMethod, undefined, Offered> {
  const username = host.user;
  let offered: Offered = yield { type: 'none', username };
  const offers = (type: AuthenticationType): boolean => offered === null || offered.includes(type);
  if (offers('publickey') && host.agent !== null && !host.identitiesOnly) {
    tried.push('agent');
    offered = yield { type: 'agent', username, agent: host.agent };
  }
  for (const file of host.identityFiles) {
    if (!offers('publickey')) break;
    const key = await loadKey(target, file, questions, secrets);
    if (key === null) continue;
    tried.push(`key ${file}`);
    offered = yield { type: 'publickey', username, key };
  }
  if (offers('publickey') && host.agent !== null && host.identitiesOnly) {
    tried.push('agent');
    offered = yield { type: 'agent', username, agent: host.agent };
  }
  if (offers('keyboard-interactive')) {
    tried.push('keyboard-interactive');
    offered = yield {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, instructions, _language, prompts, finish) => {
        const asked = prompts.map((prompt) => ({ prompt: prompt.prompt, echo: prompt.echo ?? false }));
        if (asked.length === 0) finish([]);
        else
          void questions
            .keyboard(target, instructions, asked)
            .then((answers) => finish([...(answers ?? [])]));
      },
    };
  }
  for (let round = 0; round < passwordTries && offers('password'); round += 1) {
    const id = `${username}@${host.hostname}:${host.port}`;
    const known = round === 0 ? secrets.passwords.get(id) : undefined;
    const password = known ?? (await questions.password(target, username, host.hostname, round > 0));
    if (password === null) break;
    secrets.passwords.set(id, password);
    tried.push('password');
    offered = yield { type: 'password', username, password };
    secrets.passwords.delete(id);
  }
  return undefined;
}

async function loadKey(
  target: string,
  file: string,
  questions: Questions,
  secrets: TypedSecrets,
): Promise<ParsedKey | null> {
  const text = await readFile(file).catch(() => null);
  if (text === null) return null;
  const { parseKey } = await loadSsh();
  let passphrase = secrets.passphrases.get(file);
  for (let round = 0; round <= passwordTries; round += 1) {
    const parsed = parseKey(text, passphrase);
    if (!(parsed instanceof Error)) {
      const key = Array.isArray(parsed) ? parsed[0] : parsed;
      if (key === undefined || !key.isPrivateKey()) return null;
      if (passphrase !== undefined) secrets.passphrases.set(file, passphrase);
      return key;
    }
    if (
      !/passphrase|decrypt|integrity|bad auth|unable to authenticate/i.test(parsed.message) ||
      round === passwordTries
    )
      return null;
    const answer = await questions.passphrase(target, file, round > 0);
    if (answer === null) return null;
    passphrase = answer;
  }
  return null;
}
