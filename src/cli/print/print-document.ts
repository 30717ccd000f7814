import type { Engine } from '../../engine/index.ts';
import * as words from '../words/run-words.ts';
import { printLine } from './print-line.ts';
import { printable, style } from './style-text.ts';

/** Says on stderr, once a reason, that ticks of a run do not reach its checklist. Gives how to stop. */
export function printDocument(engine: Engine, file: string): () => void {
  const said = new Set<string>();
  return engine.listen((message) => {
    if (message.type !== 'document' || message.file !== file || message.change === 'ticked') return;
    if (said.has(message.change)) return;
    said.add(message.change);
    printLine(style.yellow(`! ${printable(words.notTicked[message.change](file))}`), process.stderr);
  });
}
