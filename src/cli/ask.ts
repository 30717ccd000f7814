import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Engine } from '../engine/index.ts';
import type { Prompt } from '../shared/live.ts';
import { style } from './style-text.ts';

/** Whether a person can be asked: both ends are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks one line on the terminal; what is secret is not shown while it is typed. */
export async function ask(question: string, secret = false): Promise<string> {
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!secret) process.stderr.write(chunk as Buffer);
      done();
    },
  });
  // From here on the terminal itself echoes nothing; only then may the question invite an answer.
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  // The line editor wipes the line it stands on and draws it anew: what is to stay in front of the answer is its prompt.
  const last = question.lastIndexOf('\n') + 1;
  process.stderr.write(secret ? question : question.slice(0, last));
  try {
    return (await lines.question(secret ? '' : question.slice(last))).trim();
  } finally {
    lines.close();
    if (secret) process.stderr.write('\n');
  }
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

  async function answer({ id, kind, title, message, detail, secret, keepIn }: Prompt): Promise<void> {
    if (!canAsk()) {
      engine.prompts.answer(id, null);
      return;
    }
    const isKey = kind === 'host-key';
    const text = `${style.bold(title)}\n${message}\n${detail === undefined ? '' : `  ${detail}\n`}`;
    const reply = await ask(`${text}${isKey ? 'Accept it? Type yes: ' : '> '}`, secret);
    const keep =
      keepIn !== undefined && reply !== '' && (await ask(`keep it in ${keepIn}? [y]es, [n]o: `)) === 'y';
    engine.prompts.answer(
      id,
      isKey ? (reply === 'yes' ? 'accept' : null) : reply === '' ? null : reply,
      keep,
    );
  }
}
