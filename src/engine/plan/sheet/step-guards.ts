import type { PlanStep } from '../../../shared/plan/plan.ts';
import type { Guard } from '../../../shared/plan/sheet.ts';
import type { CommandGroup } from '../items/read-steps.ts';
import type { Surroundings } from '../items/surroundings.ts';
import { beginsAsInstruction } from '../text/imperatives.ts';
import { isOtherWord } from '../text/list-leads.ts';
import {
  conditionAround,
  conditionAtEnd,
  conditionIn,
  ifGuard,
  isOptionLabel,
  optionGuard,
  startsAlternative,
} from './guard-words.ts';
import { namedAfterSystems, systemClassOf } from './system-names.ts';

/** A command with what stands around it, and what it is called among several ways. */
interface Guarded {
  readonly id: string;
  readonly around: Surroundings;
  readonly label: string;
}

/** By the id of a step: what a person decides about it, by what stands around it. */
export function guardSteps(groups: readonly CommandGroup[]): ReadonlyMap<string, Guard> {
  const guards = new Map<string, Guard>();
  const all = groups.flatMap(({ steps, around }) => steps.map((step) => guardedOf(step, around)));
  const systems = waysOfSystems(all);
  const others = new Map(groups.flatMap(({ otherwise }) => [...otherwise]));
  for (const [index, step] of all.entries()) {
    const before = all[index - 1];
    if (before !== undefined && goesOnWith(before, step)) {
      const guard = guards.get(before.id);
      if (guard !== undefined) guards.set(step.id, guard);
    } else if (isOtherWay(step.around) && before !== undefined && standTogether(before.around, step.around))
      joinWays(wayOf(all, index - 1, step), step, guards);
    else {
      const guard = systems.get(step.id) ?? guardAround(step.around) ?? unlessDoneBy(others.get(step.id));
      if (guard !== undefined) guards.set(step.id, guard);
    }
  }
  return guards;
}

/** Whether a command belongs to the way that the one before it begins: both stand below the same “or”. */
function goesOnWith(before: Guarded, { around }: Guarded): boolean {
  const isSame = before.around.lead === around.lead && before.around.section === around.section;
  if (!isSame || !isOtherLabel(around.lead) || startsAlternative(around.own)) return false;
  return before.around.place === around.place || (around.inText && isOtherWord(around.lead));
}

/** The commands that another way is an alternative to, the first one first: one, a fence, or above a mere “or” a whole list. */
function wayOf(all: readonly Guarded[], last: number, { around }: Guarded): readonly [Guarded, ...Guarded[]] {
  const end = all[last] as Guarded;
  const isWhole = isOtherLabel(around.lead) && !startsAlternative(around.own);
  const isMate = ({ around: { place, section, lead, inText } }: Guarded): boolean =>
    isWhole &&
    section === end.around.section &&
    lead === end.around.lead &&
    (place === end.around.place || (inText && end.around.inText && isOtherWord(around.lead)));
  let first = last;
  while (first > 0 && isMate(all[first - 1] as Guarded)) first -= 1;
  return [all[first] as Guarded, ...all.slice(first + 1, last + 1)];
}

/** A command beside which a comment names another one: only one of them is meant, and the other is not run from here. */
function unlessDoneBy(command: string | undefined): Guard | undefined {
  return command === undefined ? undefined : ifGuard(`if not done with ${command} instead`);
}

/** “Or” goes back to the command before it, not to one of another list line. */
function standTogether(before: Surroundings, after: Surroundings): boolean {
  if (before.section !== after.section) return false;
  const [line] = after.items;
  return line === undefined || before.items.includes(line) || before.own === line;
}

/** Commands below labels of which two or more are named after systems of one class: “Linux:”, “macOS:”. */
function waysOfSystems(all: readonly Guarded[]): ReadonlyMap<string, Guard> {
  const guards = new Map<string, Guard>();
  for (const mates of Map.groupBy(all, ({ around }) => around.section).values()) {
    const labelled = mates.flatMap((step) => systemLabelsOf(step.around).map((label) => ({ step, label })));
    const labels = [...new Set(labelled.map(({ label }) => label))];
    const ways = new Set(namedAfterSystems(labels).map((index) => labels[index]));
    const others =
      ways.size === 0 ? [] : mates.filter(isLabelled).map((step) => ({ step, label: step.around.lead }));
    for (const { step, label } of labelled)
      if (ways.has(label) && !guards.has(step.id))
        guards.set(step.id, optionGuard(step.around.heading, label));
    for (const { step, label } of others)
      if (!guards.has(step.id)) guards.set(step.id, optionGuard(step.around.heading, label));
  }
  return guards;
}

/** Whether nothing but a name stands above a command, as above those for one system or another: “Docker:”. */
function isLabelled({ around: { lead, inText, items } }: Guarded): boolean {
  return !inText && items.length === 0 && /^[^.!?]{2,40}[:：]\W*$/.test(lead) && !beginsAsInstruction(lead);
}

/** What may name the system a command is for, the nearest first: its comment, the label above it, the line it stands in. */
function systemLabelsOf({ own, inText, lead, items }: Surroundings): readonly string[] {
  const labels = [inText ? '' : own, lead, inText ? labelIn(own) : '', ...items.map(labelIn)];
  return labels.filter((label) => label !== '' && label.length < 60 && systemClassOf(label) !== null);
}

/** “macOS” of “macOS: on the console, …”. */
function labelIn(line: string): string {
  return /^[^:：]{2,40}(?=[:：])/.exec(line)?.[0] ?? '';
}

function guardedOf(step: PlanStep, around: Surroundings): Guarded {
  const said = around.inText ? around.own : step.title;
  const own = around.items.includes(said) ? '' : said;
  return { id: step.id, around: { ...around, own }, label: labelOf(own, step) };
}

/** Makes a command, and those in front of it that are one way, answers to the same question. */
function joinWays(way: readonly [Guarded, ...Guarded[]], step: Guarded, guards: Map<string, Guard>): void {
  const known = guards.get(way[0].id);
  const question = known?.kind === 'option' ? known.group : `${step.around.heading}: ${way[0].label}`;
  for (const { id } of way) if (!guards.has(id)) guards.set(id, optionGuard(question, way[0].label));
  guards.set(step.id, optionGuard(question, step.label));
}

function labelOf(own: string, step: PlanStep): string {
  return own === '' ? (step.commands[0] ?? '') : own;
}

/** What a person decides about a command, by what stands around it, without its section's guard. */
function guardAround(around: Surroundings): Guard | undefined {
  const { lead, above, items, tabs, heading } = around;
  return (
    guardOfOwn(around) ??
    guardOfLead(lead, heading) ??
    // Tabs of the same names are one question, wherever they stand in a section.
    tabs.map(({ name, set }) => optionGuard(`${heading}: ${set.join(' / ')}`, name))[0] ??
    ifAny(conditionAtEnd(above) ?? (lead === '' ? conditionIn(above) : null)) ??
    items.map((item) => guardOfItem(item, heading)).find(isGuard)
  );
}

function guardOfOwn({ own, inText, heading }: Surroundings): Guard | undefined {
  if (own === '') return undefined;
  if (!inText && isOptionLabel(own)) return optionGuard(heading, own);
  if (inText && isOtherLabel(own)) return optionGuard(heading, own);
  return ifAny(inText ? conditionAround(own) : conditionIn(own));
}

function guardOfLead(lead: string, heading: string): Guard | undefined {
  if (lead === '') return undefined;
  if (isOptionLabel(lead) || isOtherLabel(lead)) return optionGuard(heading, lead);
  return ifAny(conditionIn(lead));
}

/** “Alternatively, from here:” where what it is an alternative to is no command. */
function isOtherLabel(lead: string): boolean {
  return lead.length < 90 && startsAlternative(lead);
}

function guardOfItem(item: string, heading: string): Guard | undefined {
  return isOptionLabel(item) ? optionGuard(heading, item) : ifAny(conditionIn(item) ?? conditionAtEnd(item));
}

function ifAny(text: string | null): Guard | undefined {
  return text === null ? undefined : ifGuard(text);
}

function isGuard(guard: Guard | undefined): guard is Guard {
  return guard !== undefined;
}

/** Whether a command is another way to what the one before it does. */
function isOtherWay({ own, inText, lead }: Surroundings): boolean {
  return inText
    ? (startsAlternative(own) && own.length < 160) || isOtherWord(lead)
    : startsAlternative(own) || isOtherLabel(lead);
}
