import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import type { Guard, SheetLine } from '../../../shared/plan/sheet.ts';

type Alternative = Plan['rollback']['alternatives'][number];

const script = /^(?:sudo\s+|bash\s+|sh\s+)*\.?\/?[\w./-]*roll-?back[\w-]*\.(?:sh|py|bash)\b/;

/**
 * How the document rolls back: each outermost section of it is one way, whole, with what is done by hand; where its
 * sub-sections are options, each of them is a way, with what stands beside them.
 */
export function rollbackOf(
  phases: readonly Phase[],
  sheet: readonly SheetLine[],
  phaseOf: ReadonlyMap<string, string>,
): Plan['rollback'] {
  const back = sheet.filter(({ when }) => when === 'back');
  const byId = new Map(phases.map((phase) => [phase.id, phase]));
  const outermost = (line: SheetLine): Phase | undefined =>
    outermostBack(byId, phaseOf.get(line.source) ?? '');
  const alternatives = [...Map.groupBy(back, (line) => outermost(line)?.id ?? '')].flatMap(([id, lines]) => {
    const phase = byId.get(id);
    return phase === undefined
      ? []
      : waysOf(phase, lines, (line) => byId.get(phaseOf.get(line.source) ?? ''));
  });
  const automatic = back.find(({ command }) => command !== undefined && script.test(command))?.command;
  return { alternatives, ...(automatic === undefined ? {} : { automatic }) };
}

/** The outermost section around a line that still is about rolling back. */
function outermostBack(byId: ReadonlyMap<string, Phase>, id: string): Phase | undefined {
  let found = byId.get(id);
  for (let above = byId.get(found?.parent ?? ''); above !== undefined; above = byId.get(above.parent ?? ''))
    if (above.when === 'back') found = above;
  return found;
}

/** Sub-sections that each stand for a way of their own: options, or cases in which alone they are meant. */
function waysOf(
  phase: Phase,
  lines: readonly SheetLine[],
  sectionOf: (line: SheetLine) => Phase | undefined,
): readonly Alternative[] {
  const isWay = (line: SheetLine): boolean =>
    line.guard !== undefined && sectionOf(line)?.id !== phase.id && isOfSection(line, sectionOf(line));
  const ways = new Set(lines.filter(isWay).map((line) => sectionOf(line)?.id ?? ''));
  if (ways.size < 2) return [wholeOf(phase, lines), ...partsOf(phase, lines, sectionOf)];
  const wayOf = (line: SheetLine): string | null => {
    const id = sectionOf(line)?.id ?? '';
    return ways.has(id) ? id : null;
  };
  return [...ways].flatMap((way) => {
    const meant = lines.filter((line) => (wayOf(line) ?? way) === way);
    const own = meant.find((line) => wayOf(line) === way);
    const section = own === undefined ? undefined : sectionOf(own);
    return section === undefined ? [] : [wholeOf(section, meant)];
  });
}

function wholeOf(phase: Phase, lines: readonly SheetLine[]): Alternative {
  return { heading: phase.heading, phase: phase.id, steps: sourcesOf(lines) };
}

/** Numbered parts are steps of one way; others may also be what alone is wanted, so each can be chosen. */
function partsOf(
  phase: Phase,
  lines: readonly SheetLine[],
  sectionOf: (line: SheetLine) => Phase | undefined,
): readonly Alternative[] {
  const bySection = [...Map.groupBy(lines, (line) => sectionOf(line)?.id ?? '')];
  const parts = bySection.flatMap(([, own]) => {
    const section = own[0] === undefined ? undefined : sectionOf(own[0]);
    return section === undefined || section.id === phase.id || /^\W*(?:\p{L}+\s+)?\d/u.test(section.heading)
      ? []
      : [wholeOf(section, own)];
  });
  return bySection.length > 1 ? parts : [];
}

function labelOf(guard: Guard | undefined): string {
  return guard?.kind === 'option' ? guard.label : (guard?.text ?? '');
}

/** Whether a line has its guard from its section, and not from what it says itself. */
function isOfSection({ guard }: SheetLine, section: Phase | undefined): boolean {
  return (
    section?.path.some((heading) => heading.toLowerCase().includes(labelOf(guard).toLowerCase())) === true
  );
}

function sourcesOf(lines: readonly SheetLine[]): string[] {
  return [...new Set(lines.map(({ source }) => source))];
}
