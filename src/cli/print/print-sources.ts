import type { Engine } from '../../engine/index.ts';
import type { MetricSourceState } from '../../shared/wire/live.ts';
import * as words from '../words/proposal-words.ts';
import { printLine } from './print-line.ts';
import { printable, style } from './style-text.ts';

/** Says on stderr which metric sources are not read, and why, and when they are read again. Gives how to stop. */
export function printSources(engine: Engine): () => void {
  const said = new Map<string, string>();
  return engine.listen((message) => {
    if (message.type === 'metric-sources') for (const source of message.sources) print(source, said);
  });
}

function print({ source, reason }: MetricSourceState, said: Map<string, string>): void {
  if (reason === (said.get(source) ?? null)) return;
  if (reason === null) {
    said.delete(source);
    printLine(style.dim(printable(words.readAgain(source))), process.stderr);
  } else {
    said.set(source, reason);
    printLine(style.yellow(`! ${printable(words.notRead(source, reason))}`), process.stderr);
  }
}
