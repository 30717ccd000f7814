import { stripVTControlCharacters } from 'node:util';
import { showHidden } from '../../../shared/text/control-characters.ts';
import { readChunks } from '../../run/session/output-log.ts';

/** So much of an output's end is looked at; a line longer than that is cut at its beginning. */
const tailBytes = 64 * 1024;
/** Characters shown of one line. */
const lineCharacters = 400;

/** The last lines of an output, as text. */
export interface OutputTail {
  readonly lines: string[];
  /** How many lines stand in front of them. */
  readonly more: number;
}

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * The last `most` lines of a kept output that are not blank, without control sequences; a line that was drawn over itself is as it
 * stood in the end. Reads the file once, in portions.
 */
export function outputTail(file: string, most: number): OutputTail {
  let kept = Buffer.alloc(0);
  let before = 0;
  for (const chunk of readChunks(file, 0)) {
    const all = Buffer.concat([kept, chunk]);
    const cut = Math.max(0, all.length - tailBytes);
    before += count(all.subarray(0, cut));
    kept = all.subarray(cut);
  }
  const lines = kept.toString('utf8').split('\n').map(asDrawn);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const shown = lines.slice(-most);
  return { lines: shown, more: before + lines.length - shown.length };
}

function count(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines += 1;
  return lines;
}

/** What is to be seen of a line: what follows its last return to the left, without anything that moves or colors. */
function asDrawn(line: string): string {
  const last = line.replace(/\r+$/, '').split('\r').at(-1) ?? '';
  const text = showHidden(stripVTControlCharacters(last).replaceAll('\t', '    ').replace(controls, ''));
  return text.length > lineCharacters ? `${text.slice(0, lineCharacters)}…` : text;
}
