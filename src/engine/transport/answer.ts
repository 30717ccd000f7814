import { loadScript } from './scripts/load-script.ts';
import type { ExecResult } from './transport.ts';

const marks = loadScript('answer');

/** What scripts/answer.sh prints in front of an answer and behind it. */
const mark = Buffer.from('\x1eslipway\x1e');

/** A script as a question: what it prints can be told from what the shell around it prints; see {@link readAnswer}. */
export function asQuestion(script: string): string {
  return `${marks}\n${script}`;
}

/**
 * What a question printed itself, on either output, without what stood in front of it or behind it. Null where the question
 * never ran: something else answered. A script that was cut short has no end mark, and all that came is its answer.
 */
export function readAnswer(result: ExecResult): ExecResult | null {
  const stdout = between(result.stdout);
  const stderr = between(result.stderr);
  if (stdout === null && stderr === null) return null;
  return {
    exit: result.exit,
    stdout: stdout ?? Buffer.alloc(0),
    stderr: stderr ?? Buffer.alloc(0),
  };
}

function between(bytes: Buffer): Buffer | null {
  const start = bytes.indexOf(mark);
  if (start === -1) return null;
  const from = start + mark.length;
  const end = bytes.lastIndexOf(mark);
  return bytes.subarray(from, end < from ? bytes.length : end);
}
