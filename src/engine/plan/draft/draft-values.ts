import type { Plan } from '../../../shared/plan/plan.ts';
import type { Review } from '../../../shared/wire/review.ts';
import { secretOf, variableOf } from '../values/fill-placeholders.ts';
import { givenValues } from '../values/given-values.ts';
import { looksSecret } from '../values/secret-names.ts';
import { oneLine, quote } from './draft-text.ts';

type Placeholders = Review['placeholders'];

/** `values` for placeholders that are no secrets, with what the document itself says beside them. */
export function draftValues(found: Placeholders, plan: Plan, text: string): readonly string[] {
  const plain = found.filter(({ name }) => !looksSecret(name));
  if (plain.length === 0) return [];
  const given = givenValues(plan, text);
  return [
    "# Values for the document's placeholders. What stays empty is asked for before the run.",
    'values:',
    ...plain.map(({ name, sentence, line }) => {
      const offered = given(name).map(
        (each) => quote(each.value) + (each.line === null ? '' : ` (line ${each.line})`),
      );
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
