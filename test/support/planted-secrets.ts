import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real private key of several lines. */
function privateKey(type: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'slipway-key-'));
  try {
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', 'planted', '-f', join(dir, 'key')]);
    return readFileSync(join(dir, 'key'), 'utf8').trimEnd();
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const long = (seed: string, length: number): string =>
  Array.from({ length }, (_, n) => 'Wq7Zr3Xk9Vt1'[(n * 7 + seed.charCodeAt(n % seed.length)) % 12]).join('');

/** Forty values such as secrets are: short and long, of several lines, of every kind of character, and parts of each other. */
export function plantedSecrets(): readonly string[] {
  const keys = [privateKey('ed25519'), privateKey('rsa'), privateKey('ecdsa')];
  return [
    ...['zQ7!', 'Jx9$k', 'wV3#tP', 'Kq-8~Zm', 'uY6@Rr2x', '%41%42%zz', '100%sUre', '%%p%s%n%'],
    ...[
      "it's-a-'quote'",
      '"double"-quoted"',
      '`back`tick`',
      'back\\slash\\end\\',
      '$HOME-${x}-$(id)',
      'a!b!!c!zz',
    ],
    ...[
      'two words here',
      ' leading blank',
      'trailing blank ',
      'tab\there\tand',
      'semi;colon&amp|pipe',
      '<tag attr="1">',
    ],
    ...[
      'pässwörter-größe',
      '密码是很长的一个',
      'emoji-🔑-🗝️-key',
      'Ωμέγα/слово',
      'q+z/w=Q+Z/W==',
      'a.b*c[d]?e{f,g}',
    ],
    ...['hunter22Zq', 'hunter22Zq-and-the-long-tail', 'the-long-tail-of-another', 'Zq-and-the'],
    ...[long('ab', 64), long('cd', 300), long('ef', 2_000)],
    ...[
      ...keys,
      (keys[0] ?? '').replaceAll('\n', '\r\n'),
      '{\n  "type": "service",\n  "key": "Wk29-ZZ/q"\n}',
    ],
    ...['line-one-Zk81\nline-two-Zk82\n\nline-four-Zk84', '-n -e --leading-dash'],
  ];
}

const unbroken = (text: string): string => text.replace(/[\r\n]/g, '');

/** What base64 makes of a value behind so many other bytes, without the characters it shares with what is around it. */
function inBase64(value: string, before: number): string {
  const all = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(value), Buffer.from('xx')]).toString(
    'base64',
  );
  const bits = [before * 8, (before + Buffer.byteLength(value)) * 8] as const;
  return all.slice(Math.ceil(bits[0] / 6), Math.floor(bits[1] / 6));
}

/** By name: every form of a value that must be nowhere. They and what is searched are without line breaks: see {@link traces}. */
export function shapesOf(value: string): Readonly<Record<string, string>> {
  // Whatever is shorter stands somewhere by chance.
  const encoded = Buffer.byteLength(value) < 8 ? [] : [0, 1, 2];
  const bytes = Buffer.from(value);
  const shapes: [string, string][] = [
    ['as it is', value],
    ...value
      .split(/\r?\n/)
      // The frame of a key says nothing, and stands in the code of every program that reads keys.
      .filter((line) => line.length >= 8 && line !== value && !line.startsWith('-----'))
      .map((line, n): [string, string] => [`line ${n}`, line.trim()]),
    ...encoded.map((before): [string, string] => [`base64 behind ${before}`, inBase64(value, before)]),
    ...encoded.map((before): [string, string] => [
      `base64url behind ${before}`,
      inBase64(value, before).replaceAll('+', '-').replaceAll('/', '_'),
    ]),
    ['URL', encodeURIComponent(value)],
    ['form', new URLSearchParams({ x: value }).toString().slice(2)],
    ['JSON', JSON.stringify(value).slice(1, -1)],
    [
      'ASCII JSON',
      JSON.stringify(value)
        .slice(1, -1)
        .replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['single quotes', value.replaceAll("'", "'\\''")],
    ['double quotes', value.replace(/["$`\\]/g, '\\$&')],
    ['backslashes', value.replace(/[^\w@%+=:,./\n\r\u0080-\uffff-]/g, '\\$&')],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
  ];
  return Object.fromEntries(shapes.map(([name, text]) => [name, unbroken(text)]));
}

/** Which shapes of which values a text holds, as `NUMBER SHAPE`. */
export function traces(text: string, secrets: readonly string[]): readonly string[] {
  const searched = unbroken(text);
  return secrets.flatMap((value, n) =>
    Object.entries(shapesOf(value)).flatMap(([shape, form]) =>
      searched.includes(form) ? [`${n} ${shape}`] : [],
    ),
  );
}

/** A program that prints the variables `SECRET_n` in all shapes; some of them by the tools that people use for it. */
export const printShapes = `
const values = Object.entries(process.env).filter(([name]) => /^SECRET_\\d+$/.test(name)).map(([, value]) => value);
const print = (what, text) => process.stdout.write(what + ': ' + text + '\\n');
for (const value of values) {
  const bytes = Buffer.from(value);
  print('raw', value);
  print('lines', value.split('\\n').map((line) => '    ' + line).join('\\n'));
  print('crlf', value.replaceAll('\\n', '\\r\\n'));
  for (const before of ['', 'u', 'us', 'use']) {
    const basic = Buffer.from(before + value);
    print('base64', basic.toString('base64'));
    print('wrapped', basic.toString('base64').replace(/.{76}/g, '$&\\n'));
    print('base64url', basic.toString('base64url'));
    print('padded', Buffer.concat([basic, Buffer.from('tail')]).toString('base64'));
  }
  print('url', 'https://x/?t=' + encodeURIComponent(value) + '&x=1');
  print('form', new URLSearchParams({ x: value }));
  print('json', JSON.stringify({ value }));
  print('ascii', JSON.stringify({ value }).replace(/[^\\0-\\x7f]/g, (c) => '\\\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')));
  print('hex', bytes.toString('hex'));
  print('HEX', bytes.toString('hex').toUpperCase());
  print('dsn', 'postgres://app:' + value + '@db/x');
  process.stderr.write('stderr: ' + value + '\\n');
}
`;

/** Bash that prints the variables it has as shells do. */
export const printInShell =
  'for n in ${!SECRET_*}; do printf "%q\\n" "${!n}"; printf "%s" "${!n}" | base64; echo "${!n}" | base64 -w0; echo; declare -p "$n"; done; export -p; set | grep -a SECRET_; set -x; for n in ${!SECRET_*}; do : "${!n}"; done; { set +x; } 2>/dev/null';
