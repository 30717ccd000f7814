import {
  type KeychainAnswer,
  type KeychainAsk,
  readKeychainAnswer,
  readKeychainAsk,
} from '../keychain/keychain-messages.ts';

/** What the main process tells the engine's process. */
export type ToEngine =
  /** Two ports travel with it, for calls and for bytes: a window's end of the contract. */
  | { readonly type: 'ports' }
  /** How many runs are under way? */
  | { readonly type: 'count-running' }
  /** Start the practice server and say where its checklist lies. */
  | { readonly type: 'practice' }
  /** What the keychain said. */
  | KeychainAnswer
  /** Close everything and exit. */
  | { readonly type: 'quit' };

/** What the engine's process answers. */
export type FromEngine =
  | KeychainAsk
  | { readonly type: 'running'; readonly count: number }
  /** `file` is null where the practice server cannot start; `problem` then says why. */
  | { readonly type: 'practice-ready'; readonly file: string | null; readonly problem: string };

/** Reads a message to the engine; null for anything else. */
export function readToEngine(data: unknown): ToEngine | null {
  const type = typeOf(data);
  if (type === 'keychain-answer') return readKeychainAnswer(Object(data));
  return type === 'ports' || type === 'count-running' || type === 'practice' || type === 'quit'
    ? { type }
    : null;
}

/** Reads a message of the engine; null for anything else. */
export function readFromEngine(data: unknown): FromEngine | null {
  const field = (name: string): unknown => Reflect.get(Object(data), name);
  switch (typeOf(data)) {
    case 'running': {
      const count = field('count');
      return typeof count === 'number' ? { type: 'running', count } : null;
    }
    case 'practice-ready': {
      const file = field('file');
      return {
        type: 'practice-ready',
        file: typeof file === 'string' ? file : null,
        problem: String(field('problem') ?? ''),
      };
    }
    case 'keychain-ask':
      return readKeychainAsk(Object(data));
    default:
      return null;
  }
}

function typeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
}
