import type { Phase } from '../../../shared/plan/plan.ts';
import type { Guard } from '../../../shared/plan/sheet.ts';
import {
  conditionIn,
  ifGuard,
  isEnvironment,
  isForSeverity,
  isOptionLabel,
  optionGuard,
  startsAlternative,
} from './guard-words.ts';
import { namedAfterSystems } from './system-names.ts';

/**
 * What a person decides about a whole section, by its id: one of several ways (siblings that are called Option A and B, that
 * are named after systems or environments), or a case in which alone it is done. What stands below a section has its guard.
 */
export function guardSections(phases: readonly Phase[], title: string): ReadonlyMap<string, Guard> {
  const own = new Map<string, Guard>();
  const headings = new Map(phases.map(({ id, heading }) => [id, heading]));
  for (const [parent, siblings] of Map.groupBy(phases, (phase) => phase.parent)) {
    const above = headings.get(parent ?? '') ?? title;
    for (const [index, guard] of guardSiblings(siblings, above)) {
      const phase = siblings[index];
      if (phase !== undefined) own.set(phase.id, guard);
    }
  }
  const all = new Map<string, Guard>();
  const stages = new Map(phases.map(({ id, when }) => [id, when]));
  // In which case to go back is what the whole rollback is for: it is decided when it starts.
  const guardOf = ({ id, when, parent }: Phase): Guard | undefined => {
    const guard = own.get(id);
    const isOutermost = when === 'back' && stages.get(parent ?? '') !== 'back';
    return guard?.kind === 'if' && isOutermost ? undefined : guard;
  };
  for (const phase of phases) {
    const guard = guardOf(phase) ?? (phase.parent === null ? undefined : all.get(phase.parent));
    if (guard !== undefined) all.set(phase.id, guard);
  }
  return all;
}

function guardSiblings(siblings: readonly Phase[], above: string): ReadonlyMap<number, Guard> {
  const found = new Map<number, Guard>();
  const together = (some: readonly number[]): void => {
    if (some.length < 2) return;
    for (const index of some) found.set(index, optionGuard(above, siblings[index]?.heading ?? ''));
  };
  const indexes = (is: (heading: string) => boolean): readonly number[] =>
    siblings.flatMap(({ heading }, index) => (is(heading) ? [index] : []));
  together(indexes(isOptionLabel));
  if (found.size === 0) together(namedAfterSystems(siblings.map(({ heading }) => heading)));
  if (found.size === 0) together(indexes(isForSeverity));
  if (found.size === 0) together(indexes((heading) => passage.test(heading)));
  if (found.size === 0) together(indexes((heading) => planned.test(heading)));
  if (found.size === 0) together(environmentsOf(siblings));
  if (found.size === 0) together(contrastsOf(siblings));
  together(withTheirLike(siblings, [...found.keys()]));
  for (const [index, { heading }] of siblings.entries()) {
    if (found.has(index)) continue;
    if (startsAlternative(heading) && index > 0) {
      found.set(index - 1, optionGuard(above, siblings[index - 1]?.heading ?? ''));
      found.set(index, optionGuard(above, heading));
      continue;
    }
    const text = caseIn(heading);
    if (text !== null) found.set(index, ifGuard(text));
  }
  return found;
}

/**
 * The case in which alone a section is done. “And the mail server?”: a heading that asks leaves it to the reader whether what
 * stands below it is meant.
 */
function caseIn(heading: string): string | null {
  return conditionIn(heading) ?? (/[?？]/.test(heading) ? heading.slice(0, 90) : null);
}

/** Headings that say the same of different environments: “Deploy to staging”, “Deploy to production”. */
function environmentsOf(siblings: readonly Phase[]): readonly number[] {
  const named = siblings.flatMap(({ heading }, index) =>
    isEnvironment(heading) ? [{ index, rest: restOf(heading) }] : [],
  );
  for (const some of Map.groupBy(named, ({ rest }) => rest).values())
    if (some.length > 1) return some.map(({ index }) => index);
  return [];
}

/** “From 1 to 2”, “Phase 0 → phase 1”: which of them it is depends on where one stands. */
const passage = /\d[\w.]*\s*(?:→|->|=>|➜|\bto\b|\bauf\b|\bvers\b)\s*(?:\p{L}+\s*)?v?\d/iu;
const planned = /\b(?:planned|unplanned|geplant\w*|ungeplant\w*|planificad\w*|planejad\w*|planifié\w*)\b/i;
/** Kinds of which a release is one: whichever it is, the others are not meant. */
const contrasts: readonly RegExp[] = [
  /\b(?:major|minor|patch|hotfix|beta|alpha|stable|release candidate|rc|nightly|lts|emergency|regular|standard)\b/i,
  /\b(?:manual(?:ly)?|automat(?:ed|ic|ically)?|manuell\w*|automatis\w+|manuel\w*|automatique\w*|automátic\w*|ручн\w+|автоматическ\w+)\b|手动|手動|自动|自動|수동|자동/i,
  /\b(?:quick|full|partial|complete|minor issue|critical issue)\b/i,
  /\b(?:new|existing|first|subsequent|fresh|initial)\b/i,
];
/** Up to here two headings say the same; behind it each names its own way. */
const means =
  /^((?:.*?\s)?(?:with|without|via|using|through|mit|ohne|avec|sans|con|sin|com|sem|through|от|через|с помощью))\s+\S/i;

/** Headings that differ in nothing but a kind (“Patch release”, “Minor release”) or a means (“Restore with …”). */
function contrastsOf(siblings: readonly Phase[]): readonly number[] {
  for (const contrast of contrasts) {
    const named = siblings.flatMap(({ heading: whole }, index) => {
      // What stands in parentheses says more of the same.
      const heading = whole.replace(/[(（][^)）]*[)）]/g, '');
      const found = contrast.exec(heading)?.[0];
      return found === undefined
        ? []
        : [{ index, rest: wordsIn(heading.replace(contrast, '')), found: found.toLowerCase() }];
    });
    for (const [last, same] of Map.groupBy(named, ({ rest }) => headOf(rest)))
      if (last !== '' && new Set(same.map(({ found }) => found)).size > 1)
        return same.map(({ index }) => index);
  }
  const led = siblings.flatMap(({ heading }, index) => {
    const lead = means.exec(heading)?.[1]?.toLowerCase();
    return lead === undefined
      ? []
      : [{ index, lead: lead.replace(/^\W*\d[\d.]*\W*/, '').replace(/without$/, 'with') }];
  });
  for (const some of Map.groupBy(led, ({ lead }) => lead).values())
    if (some.length > 1) return some.map(({ index }) => index);
  return [];
}

/** Several ways that are all called the same in the end, with whatever else is: beside two upgrades the third is one, too. */
function withTheirLike(siblings: readonly Phase[], ways: readonly number[]): readonly number[] {
  const headAt = (index: number): string => headOf(wordsIn(siblings[index]?.heading ?? ''));
  const [head = '', ...others] = new Set(ways.map(headAt));
  if (head === '' || others.length > 0) return [];
  return siblings.flatMap((_phase, index) => (headAt(index) === head ? [index] : []));
}

/** The noun that a heading ends in, of one or many. */
function headOf(words: readonly string[]): string {
  return words.at(-1)?.replace(/(?<=\w{3})s$/, '') ?? '';
}

function wordsIn(heading: string): readonly string[] {
  return (
    heading
      .toLowerCase()
      .replace(/[(（][^)）]*[)）]/g, '')
      .match(/\p{L}+/gu) ?? []
  );
}

function restOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(
      /\b(?:dev(?:elopment)?|staging|stage|prod(?:uction)?|test(?:ing|net)?|mainnet|qa|uat|preprod|sandbox|local)\b/gi,
      '',
    )
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
