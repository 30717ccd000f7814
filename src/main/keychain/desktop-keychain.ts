import { EngineError, type Keychain } from '../../engine/index.ts';
import type { KeychainAnswer, KeychainAsk } from './keychain-messages.ts';

/**
 * The application's keychain as the engine's process sees it: every call is a question to the main process. Throws its
 * refusals as `NOT_NOW`.
 */
export class DesktopKeychain implements Keychain {
  readonly name = "the application's keychain";
  readonly #send: (ask: KeychainAsk) => void;
  readonly #waiting = new Map<number, (answer: KeychainAnswer) => void>();
  #count = 0;

  constructor(send: (ask: KeychainAsk) => void) {
    this.#send = send;
  }

  /** The main process has answered. */
  hear(answer: KeychainAnswer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  async get(reference: string): Promise<string | null> {
    return (await this.#ask('get', reference)).value;
  }

  async set(reference: string, value: string): Promise<void> {
    await this.#ask('set', reference, value);
  }

  async remove(reference: string): Promise<boolean> {
    return (await this.#ask('remove', reference)).value !== null;
  }

  async list(): Promise<readonly string[]> {
    return (await this.#ask('list')).references;
  }

  async #ask(op: KeychainAsk['op'], reference = '', value = ''): Promise<KeychainAnswer> {
    this.#count += 1;
    const id = this.#count;
    const answered = new Promise<KeychainAnswer>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ type: 'keychain-ask', id, op, reference, value });
    const answer = await answered;
    if (answer.refusal === null) return answer;
    const { message, hint } = answer.refusal;
    throw new EngineError('NOT_NOW', `${message} Nothing was started.`, hint === '' ? undefined : hint);
  }
}
