import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import { isWalked } from '../../../shared/plan/runs-of.ts';
import { pathSeparator } from '../../../shared/text/path-separator.ts';
import { type PlacedLine, placedLines } from '../context/placed-lines.ts';
import { titledEnvironment } from '../explain/titled-environment.ts';
import { oneLine, quote, quoteLine } from './draft-text.ts';

/** What the document leaves to a person, as comments: nothing is chosen until somebody takes a comment mark away. */
export function draftChoices(plan: Plan): readonly string[] {
  const groups = new Map<string, { readonly labels: Set<string>; readonly line: number }>();
  for (const each of plan.sheet ?? []) {
    const { guard, line } = each;
    if (guard?.kind !== 'option' || !isWalked(each)) continue;
    const group = groups.get(guard.group) ?? { labels: new Set<string>(), line };
    group.labels.add(guard.label);
    groups.set(guard.group, group);
  }
  if (groups.size === 0) return [];
  return [
    '# The document offers several ways. Take the mark away from the one that is meant; a run asks for what is left open.',
    '# choose:',
    ...[...groups].flatMap(([group, { labels, line }]) =>
      [...labels].map(
        (label, index) =>
          `#   ${quote(group)}: ${quote(label)}${index === 0 ? `  # line ${line}` : '  # or this'}`,
      ),
    ),
  ];
}

/** Commands with a condition that a person decides, and the lines that leave them out for good. */
export function draftConditions(plan: Plan): readonly string[] {
  const due = placedLines(plan).filter(({ each }) => each.do === 'command' && isWalked(each));
  const lines = [...Map.groupBy(due, ({ phase }) => phase)].flatMap(([phase, some]) =>
    conditionLines(phase, some, due),
  );
  if (lines.length === 0) return [];
  return [
    '# Only in a case that the document names. Take the mark away from what this release never needs.',
    '# plan:',
    '#   commands:',
    ...lines,
  ];
}

/** A heading stands for its commands where every one of them, and of those below it, has a condition. */
function conditionLines(
  phase: Phase | null,
  some: readonly PlacedLine[],
  due: readonly PlacedLine[],
): readonly string[] {
  const guarded = some.flatMap(({ each, key }) =>
    each.guard?.kind === 'if' ? [{ key: foldSpace(key), line: each.line, text: each.guard.text }] : [],
  );
  const [first] = guarded;
  if (first === undefined) return [];
  const path = phase?.path ?? [];
  const isBelow = (each: PlacedLine): boolean =>
    path.every((heading, at) => each.phase?.path[at] === heading);
  const whole =
    guarded.length > 1 &&
    path.length > 0 &&
    due.filter(isBelow).every(({ each }) => each.guard?.kind === 'if');
  const rows = whole ? [{ ...first, key: path.join(pathSeparator) }] : guarded;
  return [
    ...new Set(
      rows.map(({ key, line, text }) => `#     ${quote(key)}: false  # line ${line}: ${quoteLine(text)}`),
    ),
  ];
}

/** Keys are compared without regard to white space. */
function foldSpace(key: string): string {
  return key.replace(/\s+/g, ' ').trim();
}

/** Programs that publish what others install, and change no machine. */
const publishes =
  /(?:^|[;&|]\s*)(?:(?:npm|pnpm|yarn|cargo|poetry|uv|hatch|flit|mix|lerna|changeset|dart pub|flutter pub|bun)\s+(?:run\s+)?(?:hex\.)?publish\b|npx\s+(?:changeset|lerna|np|release-it|semantic-release)\b|(?:python3?\s+-m\s+)?twine\s+upload\b|gem\s+push\b|goreleaser\b|gh\s+release\s+(?:create|upload)\b|(?:\.\/)?mvnw?\s[^;&|]*\b(?:deploy|release:perform)\b|dotnet\s+nuget\s+push\b|pod\s+trunk\s+push\b|(?:\.\/)?gradlew?\s[^;&|]*\bpublish)/m;
const tags = /(?:^|[;&|]\s*)git\s+tag\s+\S/m;

/** Whether a document only publishes something for others to install: it changes no machine. */
export function isLibraryRelease({ title, sheet = [] }: Plan): boolean {
  const commands = sheet.filter((line) => line.do === 'command' && isWalked(line));
  if (!commands.every(({ where }) => where === 'local')) return false;
  const isRelease = /\breleas|\bpublish/i.test(title) && !/\bdeploy/i.test(title);
  return commands.some(({ command = '' }) => publishes.test(command) || (isRelease && tags.test(command)));
}

/** The environment: what the title names, and nothing where the document only publishes something. */
export function draftEnvironment(plan: Plan, remote: boolean): readonly string[] {
  if (!remote && isLibraryRelease(plan))
    return [
      '# This document publishes something and changes no server. Set an environment only where it does.',
      '# environment: production  # production (also when left out) | staging | practice',
    ];
  return titledEnvironment(plan.title) === 'staging'
    ? [
        `environment: staging  # the title says so: ${quote(oneLine(plan.title))}. production | staging | practice`,
      ]
    : ['environment: production  # production | staging | practice'];
}
