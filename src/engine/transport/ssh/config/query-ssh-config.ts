import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { EngineError } from '../../../lib/engine-error.ts';
import { quoteWord } from '../../quote.ts';
import * as say from '../../transport-words.ts';

/** Answers of OpenSSH arrive within this time, in ms, or not at all. */
const answerWithinMs = 10_000;
/** What a shell ends with that does not find a program. */
const notFound = 127;

interface Question {
  readonly args: readonly string[];
  readonly answer: (printed: string | null) => void;
  readonly refuse: (error: EngineError) => void;
}

let waiting: Question[] = [];

/**
 * What `ssh` prints with these arguments; null where OpenSSH is not installed. Throws BAD_INPUT with its own words where it
 * refuses. Questions of one moment share a shell a processor: a hundred hosts at once would otherwise spend a tenth of their
 * connecting on starting processes from here, which costs ten times what it costs a shell.
 */
export function querySshConfig(args: readonly string[]): Promise<string | null> {
  return new Promise((answer, refuse) => {
    waiting.push({ args, answer, refuse });
    if (waiting.length === 1) queueMicrotask(askWaiting);
  });
}

function askWaiting(): void {
  const all = waiting;
  waiting = [];
  if (process.platform === 'win32' || all.length === 1) {
    for (const question of all) askOne(question);
    return;
  }
  const lanes = Math.min(availableParallelism(), all.length);
  for (let lane = 0; lane < lanes; lane += 1) askTogether(all.filter((_, index) => index % lanes === lane));
}

function askOne({ args, answer, refuse }: Question): void {
  execFile('ssh', [...args], { timeout: answerWithinMs }, (error, stdout, stderr) => {
    if (error === null) answer(stdout);
    else if (error.code === 'ENOENT') answer(null);
    else refuse(unreadable(stderr.trim() || error.message));
  });
}

/** Each answer is closed by a line with its status, which no setting of OpenSSH looks like. */
function askTogether(questions: readonly Question[]): void {
  const script = questions
    .map(({ args }) => `ssh ${args.map(quoteWord).join(' ')} 2>&1; printf '\\n\\036%s\\n' "$?"`)
    .join('\n');
  execFile(
    '/bin/sh',
    ['-c', script],
    { timeout: answerWithinMs * questions.length, maxBuffer: 64 * 1024 * 1024 },
    (error, stdout) => {
      const answers = stdout.split(/\n\x1e/);
      for (const [index, { answer, refuse }] of questions.entries()) {
        // What closes an answer stands at the beginning of the part behind it.
        const printed = (answers[index] ?? '').replace(/^\d+\n/, '');
        const status = Number.parseInt(answers[index + 1] ?? '', 10);
        if (status === 0) answer(printed);
        else if (status === notFound) answer(null);
        else refuse(unreadable(printed.trim() || error?.message || say.noConfigAnswer));
      }
    },
  );
}

function unreadable(why: string): EngineError {
  return new EngineError('BAD_INPUT', say.badConfig(why), say.badConfigHint);
}
