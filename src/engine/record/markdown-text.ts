import { showHidden } from '../../shared/text/control-characters.ts';

/** Markdown that the record itself writes; everything else is a value, and stays one. */
export class Markdown {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markdown | string | number;

/**
 * A piece of Markdown around values. A value is what people, documents and servers wrote: it is escaped, so that it reads as it
 * is and never is a line, a box, a heading or a mark of its own.
 */
export function md(pieces: TemplateStringsArray, ...values: readonly Value[]): Markdown {
  const parts = pieces.map(
    (piece, index) => `${piece}${index < values.length ? written(values[index]) : ''}`,
  );
  return new Markdown(parts.join(''));
}

export function joined(parts: readonly Markdown[], separator: string): Markdown {
  return new Markdown(parts.map(({ text }) => text).join(separator));
}

/** Text as a code span of Markdown, whatever backticks it holds. */
export function codeSpan(text: string): Markdown {
  const line = inOneLine(text);
  if (line === '') return new Markdown('` `');
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  if (runs.length === 0) return new Markdown(`\`${line}\``);
  const fence = '`'.repeat(Math.max(...runs) + 1);
  return new Markdown(`${fence} ${line} ${fence}`);
}

function written(value: Value = ''): string {
  return value instanceof Markdown ? value.text : escapeMarkdown(String(value));
}

/** A value in one line, with what is not seen written out. */
function inOneLine(text: string): string {
  return showHidden(
    text.replace(/[ \t]*[\r\n\v\f\u0085\u2028\u2029]+[ \t]*/g, ' ').replaceAll('\t', ' '),
  ).trim();
}

/** What means something inside of a line. Underscores within a word, and the home folder's tilde, do not. */
const marks = /[`*[\]<]|\\(?=[!-/:-@[-`{-~]|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?!\/)|&(?=#|\w+;)/gu;
/** What means something where a line, or an entry of a list, begins. */
const beginning = /^(?:[-+](?=[\s-]|$)|[#>=]|\d{1,9}(?=[.)](?:\s|$)))/;
/** Number signs that would close a heading. */
const closing = /(?<=\s)#+$/;

function escapeMarkdown(text: string): string {
  return inOneLine(text)
    .replace(marks, '\\$&')
    .replace(closing, '\\$&')
    .replace(beginning, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}
