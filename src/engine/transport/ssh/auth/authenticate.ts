import type { AnyAuthMethod, AuthenticationType, NextAuthHandler } from 'ssh2';
import type { ResolvedHost } from '../config/resolve-host.ts';
import type { Questions } from './auth-prompts.ts';
import { readKey, unlockKey } from './private-key.ts';
import type { TypedSecrets } from './typed-secrets.ts';

/** Passwords are asked this often for one connection attempt, as OpenSSH does. */
const passwordTries = 3;

/**
 * The order in which a host is asked to let us in: agent, key files, keyboard-interactive, password; each only while the
 * server still offers it. What takes a key is tried without asking the server first what it offers, which would be one more
 * round trip; it is asked before a person is. Every question comes after the host key was verified, never before.
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
  let offered: Offered = null;
  let asked = false;
  const offers = (type: AuthenticationType): boolean => offered === null || offered.includes(type);
  if (host.agent !== null && !host.identitiesOnly) {
    tried.push('agent');
    offered = yield { type: 'agent', username, agent: host.agent };
  }
  for (const file of host.identityFiles) {
    if (!offers('publickey')) break;
    const read = await readKey(file, secrets);
    if (read === null) continue;
    if (read.locked && offered === null) {
      offered = yield { type: 'none', username };
      asked = true;
      if (!offers('publickey')) break;
    }
    const key = read.locked ? await unlockKey(target, file, read.text, questions, secrets) : read.key;
    if (key === null) continue;
    tried.push(`key ${file}`);
    offered = yield { type: 'publickey', username, key };
  }
  if (offers('publickey') && host.agent !== null && host.identitiesOnly) {
    tried.push('agent');
    offered = yield { type: 'agent', username, agent: host.agent };
  }
  if (offered === null) {
    offered = yield { type: 'none', username };
    asked = true;
  }
  if (offers('keyboard-interactive')) {
    tried.push('keyboard-interactive');
    offered = yield askAtKeyboard(target, username, questions);
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
  // A few servers know the caller already and let everybody in who asks for nothing.
  if (!asked) yield { type: 'none', username };
  return undefined;
}

/** Hands what the server wants to know to a person, line by line. */
function askAtKeyboard(target: string, username: string, questions: Questions): AnyAuthMethod {
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (_name, instructions, _language, prompts, finish) => {
      const lines = prompts.map((prompt) => ({ prompt: prompt.prompt, echo: prompt.echo ?? false }));
      if (lines.length === 0) finish([]);
      else
        void questions.keyboard(target, instructions, lines).then((answers) => finish([...(answers ?? [])]));
    },
  };
}
