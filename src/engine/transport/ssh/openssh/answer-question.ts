import type { Questions } from '../auth/auth-prompts.ts';
import type { TypedSecrets } from '../auth/typed-secrets.ts';
import type { Answer } from './askpass-folder.ts';

/** Whom to ask, and for which target. */
export interface AskedFor {
  readonly target: string;
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
}

const unknownKey = /authenticity of host '([^' ]*)[^']*'[\s\S]*?(\S+) key fingerprint is (SHA256:[\w+/=]+)/;
const passphraseOf = /^Enter passphrase for (?:key )?'?(.*?)'?: ?$/;
const passwordOf = /^(?:\([^)]*\) )?([^\s@]+)@(\S+?)'s password: ?$/;

/**
 * Answers what ssh asks as Slipway asks such things itself. What a person has typed before is used first, once; what ssh asks for a
 * second time was wrong, and is forgotten.
 */
export function answering({ target, questions, secrets }: AskedFor): Answer {
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
    const echo = /yes\/no/.test(question);
    return (await questions.keyboard(target, '', [{ prompt: question, echo }]))?.[0] ?? null;
  };
}
