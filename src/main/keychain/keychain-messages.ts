/** What the engine's process asks of the keychain, which only the main process can open. */
export interface KeychainAsk {
  readonly type: 'keychain-ask';
  /** Told apart from other questions that are open. */
  readonly id: number;
  readonly op: 'get' | 'set' | 'remove' | 'list';
  /** Empty for `list`. */
  readonly reference: string;
  /** Only for `set`. */
  readonly value: string;
}

export interface KeychainAnswer {
  readonly type: 'keychain-answer';
  readonly id: number;
  /** Of `get`: the value, or null. Of `remove`: what was removed, or null. */
  readonly value: string | null;
  readonly references: readonly string[];
  /** Why the keychain refused; null when it did not. */
  readonly refusal: { readonly message: string; readonly hint: string } | null;
}

/** The keychain is missing, locked, or refuses. */
export class KeychainRefusal extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const ops: readonly unknown[] = ['get', 'set', 'remove', 'list'] satisfies KeychainAsk['op'][];

/** Reads a question; null for anything else. */
export function readKeychainAsk(data: object): KeychainAsk | null {
  const field = (name: string): unknown => Reflect.get(data, name);
  const [id, op, reference, value] = ['id', 'op', 'reference', 'value'].map(field);
  if (typeof id !== 'number' || typeof reference !== 'string' || typeof value !== 'string') return null;
  return ops.includes(op)
    ? { type: 'keychain-ask', id, op: op as KeychainAsk['op'], reference, value }
    : null;
}

/** Reads an answer; null for anything else. */
export function readKeychainAnswer(data: object): KeychainAnswer | null {
  const field = (name: string): unknown => Reflect.get(data, name);
  const [id, value, references, refusal] = ['id', 'value', 'references', 'refusal'].map(field);
  if (typeof id !== 'number' || (value !== null && typeof value !== 'string')) return null;
  if (!Array.isArray(references) || references.some((each) => typeof each !== 'string')) return null;
  return {
    type: 'keychain-answer',
    id,
    value,
    references: references as string[],
    refusal: readRefusal(refusal),
  };
}

function readRefusal(data: unknown): KeychainAnswer['refusal'] {
  if (typeof data !== 'object' || data === null) return null;
  return { message: String(Reflect.get(data, 'message')), hint: String(Reflect.get(data, 'hint')) };
}
