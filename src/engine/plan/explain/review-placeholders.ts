import type { Plan } from '../../../shared/plan/plan.ts';
import { isWalked } from '../../../shared/plan/runs-of.ts';
import { type WorkItem, workOf } from '../../../shared/plan/work.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { Review } from '../../../shared/wire/review.ts';
import { fillPlaceholders, secretOf, variableOf } from '../values/fill-placeholders.ts';
import { givenValues } from '../values/given-values.ts';
import { looksSecret } from '../values/secret-names.ts';

type Asked = Review['placeholders'][number];

/** What the commands of a document need before they can run, with what the sidecar and the document say for it. */
export function askedPlaceholders(plan: Plan, sidecar: Sidecar, text: string): Asked[] {
  const given = givenValues(plan, text);
  const found = new Map<string, Asked>();
  for (const { item, name } of gapsOf(plan)) {
    const known = found.get(name);
    const variable = passedAs(name);
    if (variable !== null && sidecar.env?.[variable] !== undefined) continue;
    if (known !== undefined) {
      found.set(name, { ...known, commands: known.commands + 1, due: known.due || isWalked(item) });
      continue;
    }
    found.set(name, {
      name,
      sentence: sentenceOf(plan, item),
      line: item.line,
      value: sidecar.values?.[name] ?? null,
      command: fillPlaceholders(item.command ?? '', sidecar.values ?? {}),
      commands: 1,
      due: isWalked(item),
      secret: looksSecret(name),
      variable,
      reference: variable === null ? null : (sidecar.secrets?.[variable] ?? null),
      given: [...given(name)],
    });
  }
  return [...found.values()];
}

/** The variable in which a command gets a value: a secret that is written as text reaches it as one, too. */
function passedAs(name: string): string | null {
  return variableOf(name) ?? (looksSecret(name) ? secretOf(name) : null);
}

/** Every gap with the work it is in. What no command of a step holds is asked for by an attribute: all of them need it. */
function gapsOf(plan: Plan): readonly { readonly item: WorkItem; readonly name: string }[] {
  const whole = new Map(plan.steps.map(({ id, commands }) => [id, commands.join('\n')]));
  return workOf(plan).flatMap((item) => {
    const { command = '', source, placeholders } = item;
    const all = whole.get(source) ?? command;
    return placeholders
      .filter((name) => command.includes(name) || !all.includes(name))
      .map((name) => ({ item, name }));
  });
}

function sentenceOf({ items, steps }: Plan, { source, title }: WorkItem): string {
  const step = steps.find(({ id }) => id === source);
  if (step !== undefined) return step.title || (step.commands[0] ?? '');
  return items.find(({ id }) => id === source)?.text ?? title;
}
