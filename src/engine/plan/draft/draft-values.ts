import type { Plan } from '../../../shared/plan/plan.ts';
import type { Review } from '../../../shared/wire/review.ts';
import { variableOf } from '../values/fill-placeholders.ts';
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

/** `secrets` for variables, and a warning for what would stand in commands as text. */
export function draftSecrets(found: Placeholders): readonly string[] {
  const secret = found.filter(({ name }) => looksSecret(name));
  const variables = secret.flatMap(({ name, line }) => {
    const variable = variableOf(name);
    return variable === null ? [] : [{ variable, line }];
  });
  const texts = secret.filter(({ name }) => variableOf(name) === null);
  return [
    ...(variables.length === 0
      ? []
      : [
          '# Names that look secret, by reference: prompt asks in front of the run; also env:NAME, file:PATH, keychain:REFERENCE.',
          'secrets:',
          ...[...new Map(variables.map((each) => [each.variable, each])).values()].map(
            ({ variable, line }) => `  ${variable}: prompt  # line ${line}`,
          ),
        ]),
    ...(texts.length === 0
      ? []
      : [
          '# These look secret and stand in commands as text, where anybody reads them. In the document, write a variable in their',
          '# place ($NAME) and add NAME to secrets. Do not write them under values: this file is committed.',
          ...texts.map(({ name, line }) => `# ${oneLine(name)}  line ${line}`),
        ]),
  ];
}
