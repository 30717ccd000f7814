import type { Plan } from '../../../shared/plan/plan.ts';
import type { Review } from '../../../shared/wire/contract.ts';
import { secretOf, variableOf } from '../values/fill-placeholders.ts';
import { oneLine, quote } from './draft-text.ts';

type Placeholders = Review['placeholders'];

/** Words of a name that stand for something nobody else may read. */
const secretWords = new Set(
  'password passwd passphrase pass pwd pw token secret secrets key keys apikey credential credentials creds cred pat dsn'.split(
    ' ',
  ),
);
/** A key's file, name or number is none. */
const ofKey = new Set('file path name id dir folder space spaces pair fingerprint'.split(' '));

/** Whether a placeholder's name says that it stands for a secret. */
export function looksSecret(placeholder: string): boolean {
  const words = wordsOf(placeholder);
  if (/database ?url|connection ?string|webhook ?url|redis ?url|mongo ?(?:db )?ur[il]/.test(words.join(' ')))
    return true;
  return words.some(
    (word, index) => secretWords.has(word) && !(/^keys?$/.test(word) && ofKey.has(words[index + 1] ?? '')),
  );
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** `values` for placeholders that are no secrets, with what the document itself says beside them. */
export function draftValues(found: Placeholders, plan: Plan, text: string): readonly string[] {
  const plain = found.filter(({ name }) => !looksSecret(name));
  if (plain.length === 0) return [];
  const given = valuesIn(plan, text);
  return [
    "# Values for the document's placeholders. What stays empty is asked for before the run.",
    'values:',
    ...plain.map(({ name, sentence, line }) => {
      const offered = given.get(wordsOf(name).join(' ')) ?? [];
      const said = offered.length === 0 ? '' : `; the document says ${offered.join(' or ')}`;
      return `  ${quote(name)}: ""  # line ${line}: ${oneLine(sentence)}${said}`;
    }),
  ];
}

/** `secrets` for what looks secret, whether it is written as a variable or as text. */
export function draftSecrets(found: Placeholders): readonly string[] {
  const secrets = new Map<string, { readonly line: number; readonly text: string }>();
  for (const { name, line } of found) {
    const secret = looksSecret(name) ? secretOf(name) : null;
    if (secret === null || secrets.has(secret)) continue;
    secrets.set(secret, { line, text: variableOf(name) === null ? ` for ${oneLine(name)}` : '' });
  }
  const unnamed = found.filter(({ name }) => looksSecret(name) && secretOf(name) === null);
  return [
    ...(secrets.size === 0
      ? []
      : [
          '# Names that look secret, by reference: prompt asks in front of the run; also env:NAME, file:PATH, keychain:REFERENCE.',
          '# Commands get them as variables. Do not write them under values: this file is committed.',
          'secrets:',
          ...[...secrets].map(([name, { line, text }]) => `  ${name}: prompt  # line ${line}${text}`),
        ]),
    ...(unnamed.length === 0
      ? []
      : [
          '# These look secret and cannot be variables as they are called. In the document, write $NAME in their place and add',
          '# NAME to secrets.',
          ...unnamed.map(({ name, line }) => `# ${oneLine(name)}  line ${line}`),
        ]),
  ];
}

/** What the document says of names, by their words: at most three values each. */
function valuesIn({ metadata, fields }: Plan, text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (name: string, value: string, where: string): void => {
    const words = wordsOf(name).join(' ');
    if (words === '' || !isValue(value) || looksSecret(name)) return;
    const values = found.get(words) ?? [];
    if (values.length < 3 && !values.some((known) => known.startsWith(quote(value))))
      values.push(quote(value) + where);
    found.set(words, values);
  };
  for (const [name, value] of Object.entries(metadata)) add(name, oneLine(value), '');
  for (const { name, value, line } of fields) if (value !== undefined) add(name, value, ` (line ${line})`);
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, name = '', value = ''] = assignment.exec(line.slice(0, 400)) ?? [];
    if (name !== '') add(name, value.replace(/^(["'`])(.*)\1$/, '$2'), ` (line ${index + 1})`);
  }
  return found;
}

/** `export VERSION=1.2.3`, `- **Version:** 1.2.3`, `tag = "v1"`. */
const assignment =
  /^\s*(?:[-*+]\s+)?(?:export\s+|set\s+)?[*_`]{0,3}([A-Za-z][\w .-]{0,40}?)[*_`]{0,3}\s*(?:=|:)[*_`]{0,3}\s*("[^"]{1,60}"|'[^']{1,60}'|`[^`]{1,60}`|[^\s"'`]{1,60})[*_`]{0,3}\s*(?:#.*)?$/;

/** A value that stands for itself: no placeholder, no blank, no substitution. */
function isValue(value: string): boolean {
  return (
    value.length <= 80 &&
    /[\p{L}\p{N}]/u.test(value) &&
    !/[<>{}$`\p{Cc}\p{Cf}\u2028\u2029]|_{3}|^\.+$/u.test(value)
  );
}
