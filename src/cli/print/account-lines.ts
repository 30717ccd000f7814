import type { Account, AccountLine } from '../../shared/plan/account.ts';
import * as words from '../words/plan-words.ts';
import { printable, style } from './style-text.ts';

const letters: Readonly<Record<AccountLine['is'], string>> = {
  sheet: 'C',
  heading: 'H',
  data: 'D',
  reference: 'R',
  prose: '.',
  blank: ' ',
};

/** A document with a letter a line in its margin, the counts, and what deserves a look. */
export function accountLines(text: string, { lines, counts, looks }: Account): readonly string[] {
  const looked = new Set(looks.flatMap((look) => look.lines));
  const source = text.split(/\r\n|\n|\r/);
  const digits = Math.max(3, String(lines.length).length);
  return [
    style.dim(words.legend),
    '',
    ...lines.map((each, index) => {
      const margin = `${String(each.line).padStart(digits)} ${letterOf(each)}${looked.has(each.line) ? '!' : ' '}`;
      return `${paint(each, looked.has(each.line))(margin)} ${printable(source[index] ?? '')}`.trimEnd();
    }),
    '',
    words.accountCounts(counts),
    '',
    style.bold(looks.length === 0 ? words.noLooks : words.looks(looks.length)),
    ...looks.flatMap(({ lines: at, text: quoted, means, todo }) => [
      '',
      `  ${style.yellow(words.lookLines(at))}  ${style.blue(oneLine(quoted))}`,
      `    ${printable(means)}`,
      `    ${printable(todo)}`,
    ]),
  ];
}

function letterOf({ is, do: what }: AccountLine): string {
  return is === 'sheet' && what === 'manual' ? 'M' : letters[is];
}

function paint({ is }: AccountLine, look: boolean): (text: string) => string {
  if (look) return style.yellow;
  return is === 'sheet' ? style.green : style.dim;
}

function oneLine(text: string): string {
  return printable(text.replaceAll('\n', ' ⏎ '));
}
