import type { LogLine } from '../../../shared/wire/live.ts';
import { NewestLines } from '../../watch/logs/newest-lines.ts';
import * as words from '../words/host-words.ts';
import { pushedEvents } from './pushed-events.ts';

/** As much waits for a console that is slower than its logs: lines, and characters in all. */
const mostLines = 20_000;
const mostCharacters = 4 * 1024 * 1024;

/** Something whose newest `tail` lines can be read, and what comes then. */
interface Lines {
  read(tail: number, onLines: (lines: readonly LogLine[]) => void): () => void;
}

/**
 * The lines of a log as a stream for one console. Where it cannot keep up, the oldest that wait are let go, and a line says how
 * many: a flood on a server must fill no memory here.
 */
export async function* logLines(
  logs: Lines,
  tail: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ lines: LogLine[] }, void, void> {
  const waiting = new NewestLines<LogLine>(mostLines, mostCharacters);
  let isWaiting = false;
  const woken = pushedEvents<null>(
    (push) =>
      logs.read(tail, (lines) => {
        waiting.add(lines);
        if (!isWaiting) push(null);
        isWaiting = true;
      }),
    signal,
  );
  for await (const _ of woken) {
    isWaiting = false;
    const { lines, letGo } = waiting.take();
    const [first] = lines;
    // Its number is that of the last line that was let go.
    if (letGo > 0 && first !== undefined) yield { lines: [leftOut(first, letGo), ...lines] };
    else yield { lines: [...lines] };
  }
}

function leftOut(next: LogLine, letGo: number): LogLine {
  return {
    n: next.n - 1,
    at: next.at,
    target: '',
    source: '',
    level: 'mark',
    text: words.linesLeftOut(letGo),
  };
}
