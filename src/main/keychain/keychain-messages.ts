import { z } from 'zod';

/** What the engine's process asks of the keychain, which only the main process can open. */
export const keychainAskSchema = z
  .object({
    type: z.literal('keychain-ask'),
    /** Told apart from other questions that are open. */
    id: z.number(),
    op: z.enum(['get', 'set', 'remove', 'list']),
    /** Empty for `list`. */
    reference: z.string(),
    /** Only for `set`. */
    value: z.string(),
  })
  .readonly();
export type KeychainAsk = z.infer<typeof keychainAskSchema>;

export const keychainAnswerSchema = z
  .object({
    type: z.literal('keychain-answer'),
    id: z.number(),
    /** Of `get`: the value, or null. Of `remove`: what was removed, or null. */
    value: z.string().nullable(),
    references: z.array(z.string()).readonly(),
    /** Why the keychain refused; null when it did not. */
    refusal: z.object({ message: z.string(), hint: z.string() }).readonly().nullable(),
  })
  .readonly();
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;

/** The keychain is missing, locked, or refuses. */
export class KeychainRefusal extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
