import type { Look, LookCode, SidecarPlace } from '../../../shared/plan/account.ts';
import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import { isWalked } from '../../../shared/plan/runs-of.ts';
import type { SheetLine } from '../../../shared/plan/sheet.ts';
import { keyOf } from '../context/parse-context.ts';
import { type PlacedLine as Placed, placedLines } from '../context/placed-lines.ts';
import { readHeading } from '../sections/match-heading.ts';
import { wordPattern } from '../words/compile-words.ts';
import * as words from './account-words.ts';

const example = wordPattern(({ commands }) => commands.examples);

/** What of the sheet itself deserves a look: one a section or question, however many lines it is about. */
export function sheetLooks(plan: Plan, lines: number): readonly Look[] {
  // What undoes the steps of a document stands behind its last line, and was asked for.
  const placed = placedLines(plan).filter(({ each }) => each.line <= lines);
  const walked = placed.filter(({ each }) => runsForward(each));
  const acting = walked.filter(({ each }) => each.nature === 'effect');
  const shown = acting.filter(({ phase }) => isExample(phase));
  return [
    ...bySection('acts-in-example', shown, words.actsInExample),
    ...bySection(
      'acts-before',
      acting.filter((one) => one.each.when === 'before' && !shown.includes(one)),
      words.actsBefore,
    ),
    ...choices(placed),
    ...conditions(placed),
    ...machines(placed),
    ...notWalked(placed),
  ];
}

/** Whether a run that goes forward comes by: `never` waits for a correction, and what is asked for waits for a person. */
function runsForward({ when, runs }: SheetLine): boolean {
  return (
    (when === 'before' || when === 'change' || when === 'after') && (runs === 'beside' || runs === 'in-order')
  );
}

function isExample(phase: Phase | null): boolean {
  return phase?.path.some((heading) => isTest(heading) || example.test(heading)) === true;
}

/** A heading that tells of tests alone: one that also deploys something means it. */
function isTest(heading: string): boolean {
  const topics = readHeading(heading);
  return topics.has('test') && !topics.has('deploy');
}

interface Said {
  readonly means: string;
  readonly todo: string;
}

/** Tells of a section: its heading, how many lines it is about, and the key that covers it. */
type Say = (about: { readonly heading: string; readonly count: number; readonly key: string }) => Said;

function bySection(code: LookCode, some: readonly Placed[], say: Say): readonly Look[] {
  return [...Map.groupBy(some, ({ phase }) => phase)].map(([phase, lines]) => {
    const key = keyOfAll(phase, lines);
    const said = say({ heading: phase?.heading ?? '', count: lines.length, key });
    return lookOf(code, lines, said, { in: 'plan.commands', key });
  });
}

/** One line is named by its own words; several by the heading above them. */
function keyOfAll(phase: Phase | null, lines: readonly Placed[]): string {
  const [first, second] = lines;
  return first !== undefined && second === undefined ? first.key : keyOf(phase?.path ?? []);
}

function lookOf(code: LookCode, some: readonly Placed[], said: Said, sidecar: SidecarPlace | null): Look {
  const first = some[0]?.each;
  return {
    code,
    line: first?.line ?? 1,
    lines: [...new Set(some.map(({ each }) => each.line))],
    text: first?.command ?? first?.text ?? '',
    ...said,
    ...(sidecar === null ? {} : { sidecar }),
  };
}

/** One look a question that has several answers. */
function choices(placed: readonly Placed[]): readonly Look[] {
  const groups = Map.groupBy(
    placed.filter(({ each }) => each.guard?.kind === 'option' && isWalked(each)),
    ({ each }) => (each.guard?.kind === 'option' ? each.guard.group : ''),
  );
  return [...groups].map(([group, lines]) => {
    const labels = new Set(
      lines.flatMap(({ each }) => (each.guard?.kind === 'option' ? each.guard.label : [])),
    );
    return lookOf('choice', lines, words.choice(group, [...labels]), { in: 'choose', key: group });
  });
}

function conditions(placed: readonly Placed[]): readonly Look[] {
  const guarded = placed.filter(
    ({ each }) => each.guard?.kind === 'if' && each.nature === 'effect' && isWalked(each),
  );
  return [...Map.groupBy(guarded, ({ phase }) => phase)].map(([phase, lines]) => {
    const texts = new Set(lines.flatMap(({ each }) => (each.guard?.kind === 'if' ? each.guard.text : [])));
    const key = keyOfAll(phase, lines);
    return lookOf('condition', lines, words.condition([...texts], key), { in: 'plan.commands', key });
  });
}

function machines(placed: readonly Placed[]): readonly Look[] {
  const unclear = placed.filter(
    ({ each }) => each.do === 'command' && each.where === 'unclear' && isWalked(each),
  );
  return [...Map.groupBy(unclear, ({ phase }) => phase)].map(([phase, lines]) => {
    const key = keyOf(phase?.path ?? []);
    return lookOf('machine', lines, words.machine(lines.length, key), { in: 'where', key });
  });
}

/** Sections full of effects that wait until somebody asks for them. */
function notWalked(placed: readonly Placed[]): readonly Look[] {
  const acting = placed.filter(
    ({ each, phase }) =>
      !isWalked(each) &&
      each.nature === 'effect' &&
      each.guard === undefined &&
      phase !== null &&
      !isExample(phase),
  );
  return [...Map.groupBy(acting, ({ phase }) => phase)].map(([phase, lines]) => {
    const key = keyOf(phase?.path ?? []);
    return lookOf('not-walked', lines, words.notWalked(phase?.heading ?? '', lines.length, key), {
      in: 'plan.phases',
      key,
    });
  });
}
