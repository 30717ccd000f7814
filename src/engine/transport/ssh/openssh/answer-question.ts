import type { Questions } from '../auth/auth-prompts.ts';
import type { TypedSecrets } from '../auth/typed-secrets.ts';
import type { Answer } from './askpass-folder.ts';

/** Whom to ask, and for which target. */
export interface AskedFor {
  readonly target: string;
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
}

const unknownKey =
  /^The authenticity of host '([^' ]*)[^']*'[\s\S]*?(\S+) key fingerprint is (SHA256:[\w+/=]+)/;
const passphraseOf = /^Enter passphrase for (?:key )?'?(.*?)'?: ?$/;
const passwordOf = /^([^\s@(]+)@(\S+?)'s password: ?$/;

/** The first version of OpenSSH that puts `(user@host) ` in front of what a server asks. */
const tellsFrom = [8, 5] as const;

/**
 * Whether an ssh tells a server's questions from its own: only then can a server not imitate those. `said` is what it says first with
 * `-v`: its version.
 */
export function tellsWhoAsks(said: string): boolean {
  const [, major, minor] = /^OpenSSH_(\d+)\.(\d+)/.exec(said) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > tellsFrom[0] || (Number(major) === tellsFrom[0] && Number(minor) >= tellsFrom[1]);
}

/**
 * Answers what ssh asks as Slipway asks such things itself. What a person has typed before is used first, once; what ssh asks for a
 * second time was wrong, and is forgotten. Where `isTold` does not hold, any question may be the server's, and is quoted as its words.
 */
export function answering({ target, questions, secrets }: AskedFor, isTold: () => boolean): Answer {
  const quoted = async (question: string): Promise<string | null> => {
    const echo = /yes\/no/.test(question);
    return (await questions.keyboard(target, '', [{ prompt: question, echo }]))?.[0] ?? null;
  };
  const asked = new Set<string>();
  const secret = async (
    kept: Map<string, string>,
    id: string,
    ask: (again: boolean) => Promise<string | null>,
  ): Promise<string | null> => {
    const again = asked.has(id);
    asked.add(id);
    if (again) kept.delete(id);
    const answer = kept.get(id) ?? (await ask(again));
    if (answer !== null) kept.set(id, answer);
    return answer;
  };
  return async (question) => {
    if (!isTold()) return quoted(question);
    const [, host, type, fingerprint] = unknownKey.exec(question) ?? [];
    if (host !== undefined && type !== undefined && fingerprint !== undefined)
      // The fingerprint itself says yes to this key and to no other.
      return (await questions.acceptHostKey(target, host, type, fingerprint)) ? fingerprint : 'no';
    const file = passphraseOf.exec(question)?.[1];
    if (file !== undefined)
      return secret(secrets.passphrases, file, (again) => questions.passphrase(target, file, again));
    const [, user, place] = passwordOf.exec(question) ?? [];
    if (user !== undefined && place !== undefined)
      return secret(secrets.passwords, question, (again) => questions.password(target, user, place, again));
    return quoted(question);
  };
}
