import { attempt } from '../../../shared/lib/attempt.ts';
import { encodedForms } from './encoded-forms.ts';

/** Shorter values are found in any output by chance; masking them would say more than it hides. */
export const shortest = 4;

const lineBreak = /\r\n|\n|\r/;

/**
 * The forms in which a secret appears: as it is; with the line ends that a terminal makes of it, or those it had before; every
 * line by itself, because a command that prints a key may print a part of it, or indent it; and each of them as shells, JSON, URLs
 * and markup write it, in base64, and in hexadecimal digits. None is shorter than {@link shortest}. docs/secrets.md lists them.
 */
export function formsOf(value: string): readonly string[] {
  const lines = value.split(lineBreak);
  const texts = lines.length === 1 ? [value] : [value, lines.join('\n'), lines.join('\r\n'), ...lines];
  const forms = texts
    .map((text) => (text === value ? text : text.trim()))
    .filter((text) => text.length >= shortest)
    .flatMap((text) => [text, ...writtenForms(text), ...encodedForms(text)]);
  return [...new Set(forms)].filter((form) => form.length >= shortest);
}

function writtenForms(text: string): readonly string[] {
  return [...inShells(text), ...inJson(text), ...inUrls(text), ...inMarkup(text)];
}

/** As `export -p`, `set`, `set -x` and `printf %q` of bash and dash print a value. */
function inShells(text: string): readonly string[] {
  const inDollarQuotes = text.replace(/[\\'\0-\x1f\x7f]/g, (char) => dollarQuoted[char] ?? octal(char));
  return [
    text.replace(/["$`\\]/g, '\\$&'),
    text.replaceAll("'", "'\\''"),
    // dash
    text.replaceAll("'", `'"'"'`),
    text.replace(/[^\w@%+=:,./\n\r-]/g, '\\$&'),
    inDollarQuotes,
    // In a locale without UTF-8.
    inDollarQuotes.replace(/[^\0-\x7f]+/g, octal),
  ];
}

const dollarQuoted: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\x07': '\\a',
  '\b': '\\b',
  '\x0b': '\\v',
  '\f': '\\f',
  '\x1b': '\\E',
};

const octal = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** As JSON.stringify, Python (ASCII only), PHP (slashes) and Go (markup) write a string. */
function inJson(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  return [
    json,
    json.replace(/[^\0-\x7f]/g, unicode),
    json.replaceAll('/', '\\/'),
    json.replace(/[^\0-\x7f]/g, unicode).replaceAll('/', '\\/'),
    json.replace(/[<>&]/g, unicode),
  ];
}

/** Of one UTF-16 unit. */
const unicode = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** As browsers, curl, jq, Python and forms encode a value. */
function inUrls(text: string): readonly string[] {
  // A lone surrogate has no encoding.
  const loose = attempt(() => encodeURIComponent(text), text);
  const strict = loose.replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const spellings = [loose, strict, strict.replaceAll('%2F', '/'), strict.replaceAll('%20', '+'), form];
  return [
    ...spellings,
    ...spellings.map((form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
  ];
}

/** As XML and HTML write a text. */
function inMarkup(text: string): readonly string[] {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    safe,
    safe.replaceAll('"', '&quot;'),
    safe.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    safe.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
    safe.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    safe.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
  ];
}
