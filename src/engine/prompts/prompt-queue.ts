import { randomUUID } from 'node:crypto';
import { showHidden } from '../../shared/text/control-characters.ts';
import type { Prompt } from '../../shared/wire/live.ts';
import type { SecretAnswer } from '../keychain/secrets.ts';
import type { Questions } from '../transport/ssh/auth/auth-prompts.ts';
import * as words from './prompts-words.ts';

type Draft = Omit<Prompt, 'id'>;

/** As long as a server's words may be in a question, in characters. */
const longestText = 2_000;

/** So many questions of one request are asked; a server that has more gets no answer to them. */
const mostQuestions = 20;

/** A question as it may be shown: what a server wrote is of a bounded length, and hides nothing. */
function bounded(draft: Draft): Draft {
  const shown = (text: string): string => showHidden(text.slice(0, longestText).replaceAll('\r', ''));
  return {
    ...draft,
    title: shown(draft.title).replaceAll('\n', ' '),
    message: shown(draft.message),
    ...(draft.detail === undefined ? {} : { detail: shown(draft.detail) }),
    ...(draft.quote === undefined ? {} : { quote: shown(draft.quote) }),
  };
}

/** What a server says, with our words above it; they say where it was cut. */
function quoted(target: string, texts: readonly string[]): Pick<Draft, 'message' | 'quote'> {
  const said = texts.filter((text) => text.trim() !== '');
  const length = said.reduce((sum, text) => sum + text.length + 1, -1);
  // Only the beginning is worked on, however much it is.
  const quote = said.map((text) => text.slice(0, longestText)).join('\n');
  const message = words.targetsWords(target);
  return {
    message: length > longestText ? `${message} ${words.quoteCut(longestText, length)}` : message,
    quote,
  };
}

/** Questions that wait for a person. Consoles show them; the first answer counts; without a console they wait. */
export class PromptQueue implements Questions {
  readonly #open = new Map<
    string,
    { readonly prompt: Prompt; readonly answer: (value: string | null, keep: boolean) => void }
  >();
  readonly #changed: (prompts: readonly Prompt[]) => void;

  constructor(changed: (prompts: readonly Prompt[]) => void) {
    this.#changed = changed;
  }

  get open(): readonly Prompt[] {
    return [...this.#open.values()].map((entry) => entry.prompt);
  }

  /** Answers a question; null refuses. False when there is no such question (any more). */
  answer(id: string, value: string | null, keep = false): boolean {
    const entry = this.#open.get(id);
    if (entry === undefined) return false;
    this.#open.delete(id);
    this.#changed(this.open);
    entry.answer(value, keep);
    return true;
  }

  async acceptHostKey(target: string, host: string, type: string, fingerprint: string): Promise<boolean> {
    const answer = await this.#ask({
      kind: 'host-key',
      target,
      title: words.hostKeyTitle(host),
      message: words.hostKey(host, type),
      detail: fingerprint,
      secret: false,
    });
    return answer === 'accept';
  }

  /** Whether a person says yes. */
  async confirm(target: string, title: string, message: string): Promise<boolean> {
    return (await this.#ask({ kind: 'confirm', target, title, message, secret: false })) === 'accept';
  }

  passphrase(target: string, keyFile: string, again: boolean): Promise<string | null> {
    return this.#ask({
      kind: 'passphrase',
      target,
      title: words.passphraseTitle(again),
      message: words.passphrase(target, keyFile),
      secret: true,
    });
  }

  password(target: string, user: string, host: string, again: boolean): Promise<string | null> {
    return this.#ask({
      kind: 'password',
      target,
      title: words.passwordTitle(user, host, again),
      message: words.password(target),
      secret: true,
    });
  }

  /** The value of a secret the sidecar leaves to a person, or that the named keychain does not hold yet. */
  async secret(name: string, keepIn: string | null): Promise<SecretAnswer | null> {
    const { value, keep } = await this.#put({
      kind: 'password',
      target: 'local',
      title: words.secretTitle(name),
      message: words.secret(name, keepIn),
      secret: true,
      ...(keepIn === null ? {} : { keepIn }),
    });
    return value === null ? null : { value, keep };
  }

  /** What a server asks in its own words: they are shown as its words, never as ours. */
  async keyboard(
    target: string,
    instructions: string,
    prompts: readonly { readonly prompt: string; readonly echo: boolean }[],
  ): Promise<readonly string[] | null> {
    const answers: string[] = [];
    for (const { prompt, echo } of prompts.slice(0, mostQuestions)) {
      const answer = await this.#ask({
        kind: 'keyboard-interactive',
        target,
        title: words.targetAsks(target),
        ...quoted(target, [instructions, prompt]),
        secret: !echo,
      });
      if (answer === null) return null;
      answers.push(answer);
    }
    return answers;
  }

  async #ask(draft: Draft): Promise<string | null> {
    return (await this.#put(draft)).value;
  }

  #put(draft: Draft): Promise<{ readonly value: string | null; readonly keep: boolean }> {
    const prompt: Prompt = { ...bounded(draft), id: randomUUID() };
    return new Promise((resolve) => {
      this.#open.set(prompt.id, { prompt, answer: (value, keep) => resolve({ value, keep }) });
      this.#changed(this.open);
    });
  }
}
