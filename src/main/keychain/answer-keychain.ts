import { assertNever } from '../../shared/text/assert-never.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { type KeychainAnswer, type KeychainAsk, KeychainRefusal } from './keychain-messages.ts';
import type { SafeKeychain } from './safe-keychain.ts';

/** Carries out what the engine's process asks of the keychain. Never throws: a refusal is an answer. */
export async function answerKeychain(keychain: SafeKeychain, ask: KeychainAsk): Promise<KeychainAnswer> {
  const answer = { type: 'keychain-answer', id: ask.id, value: null, references: [], refusal: null } as const;
  try {
    return { ...answer, ...(await perform(keychain, ask)) };
  } catch (error) {
    const hint = error instanceof KeychainRefusal ? error.hint : '';
    return { ...answer, refusal: { message: errorText(error), hint } };
  }
}

async function perform(
  keychain: SafeKeychain,
  { op, reference, value }: KeychainAsk,
): Promise<Partial<Pick<KeychainAnswer, 'value' | 'references'>>> {
  switch (op) {
    case 'get':
      return { value: await keychain.get(reference) };
    case 'set':
      await keychain.set(reference, value);
      return {};
    case 'remove':
      return { value: (await keychain.remove(reference)) ? reference : null };
    case 'list':
      return { references: await keychain.list() };
    default:
      return assertNever(op);
  }
}
