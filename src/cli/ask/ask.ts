import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Engine, EngineError } from '../../engine/index.ts';
import { lastLine } from '../../shared/text/line-breaks.ts';
import type { Prompt } from '../../shared/wire/live.ts';
import { standOnLine } from '../print/print-line.ts';
import { printableFields, style } from '../print/style-text.ts';
import * as words from '../words/prompt-words.ts';

/** Whether a person can be asked: both ends are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks one line on the terminal; what is secret is not shown while it is typed. Throws `NOT_NOW` on Ctrl-C. */
export async function ask(question: string, secret = false): Promise<string> {
  const { lines, close } = openQuestion(question, secret);
  try {
    return (await lines.question(secret ? '' : lastLine(question)).catch(refuse)).trim();
  } finally {
    close();
    if (secret) process.stderr.write('\n');
  }
}

/** {@link ask} until `signal` takes the question away, because nobody needs its answer any more; null then. */
export async function askUntil(question: string, signal: AbortSignal): Promise<string | null> {
  if (signal.aborted) return null;
  const { lines, close } = openQuestion(question, false);
  try {
    return (await lines.question(lastLine(question), { signal })).trim();
  } catch (error) {
    if (!signal.aborted) return refuse(error);
    process.stderr.write('\n');
    return null;
  } finally {
    close();
  }
}

function openQuestion(
  question: string,
  secret: boolean,
): { readonly lines: Interface; readonly close: () => void } {
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!secret) process.stderr.write(chunk as Buffer);
      done();
    },
  });
  // From here on the terminal itself echoes nothing; only then may the question invite an answer.
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  // The line editor wipes the line it stands on and draws it again: what is to stay in front of the answer is its prompt.
  process.stderr.write(secret ? question : question.slice(0, question.length - lastLine(question).length));
  const stand = standOnLine(() => {
    if (secret) process.stderr.write(lastLine(question));
    else lines.prompt(true);
  });
  const close = (): void => {
    lines.close();
    stand();
  };
  return { lines, close };
}

/** Ctrl-C at a question is a person's answer, too. */
function refuse(error: unknown): never {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  process.stderr.write('\n');
  throw new EngineError('NOT_NOW', words.leftQuestion, words.leftQuestionHint);
}

/** What stands in front of the answer, where it is a yes or a no. */
const invitation: Partial<Record<Prompt['kind'], string>> = {
  'host-key': words.askAccept,
  confirm: words.askYes,
};

/** What stands above the answer; what a server says itself is quoted, line by line. */
function questionText({ title, message, detail, quote }: Omit<Prompt, 'id'>): string {
  const said = quote?.split('\n').map((line) => `  > ${line}\n`) ?? [];
  return `${style.bold(title)}\n${message}\n${said.join('')}${detail === undefined ? '' : `  ${detail}\n`}`;
}

/** Answers the engine's questions (host keys, passphrases, passwords) on the terminal; without one they are refused. */
export function answerPrompts(engine: Engine): void {
  const asked = new Set<string>();
  engine.listen((message) => {
    if (message.type !== 'prompts') return;
    for (const prompt of message.prompts) {
      if (asked.has(prompt.id)) continue;
      asked.add(prompt.id);
      void answer(prompt);
    }
  });

  async function answer(prompt: Prompt): Promise<void> {
    const asked = printableFields(prompt, ['message', 'quote']);
    const { id, kind, secret, keepIn } = asked;
    if (!canAsk()) {
      engine.prompts.answer(id, null);
      return;
    }
    const isYesOrNo = kind === 'host-key' || kind === 'confirm';
    const reply = await ask(`${questionText(asked)}${invitation[kind] ?? words.askValue}`, secret);
    const keep = keepIn !== undefined && reply !== '' && (await ask(words.askSave(keepIn))) === 'y';
    engine.prompts.answer(
      id,
      isYesOrNo ? (reply === 'yes' ? 'accept' : null) : reply === '' ? null : reply,
      keep,
    );
  }
}
