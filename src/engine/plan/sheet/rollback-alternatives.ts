import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import type { Guard, SheetLine } from '../../../shared/plan/sheet.ts';

type Alternative = Plan['rollback']['alternatives'][number];

const script = /^(?:sudo\s+|bash\s+|sh\s+)?\.?\/?[\w./-]*roll-?back[\w-]*\.(?:sh|py|bash)\b/;

/**
 * How the document rolls back: each outermost section of it is one way, whole, with what is done by hand; where its
 * sub-sections are options, each of them is a way, with what stands beside them.
 */
export function rollbackOf(phases: readonly Phase[], sheet: readonly SheetLine[], phaseOf: ReadonlyMap<string, string>): Plan['rollback'] {
  const back = sheet.filter(({ when }) => when === 'back');
  const byId = new Map(phases.map((phase) => [phase.id, phase]));
  const outermost = (line: SheetLine): Phase | undefined => outermostBack(byId, phaseOf.get(line.source) ?? '');
  const alternatives = [...Map.groupBy(back, (line) => outermost(line)?.id ?? '')].flatMap(([id, lines]) => {
    const phase = byId.get(id);
    return phase === undefined ? [] : waysOf(phase, lines, (line) => byId.get(phaseOf.get(line.source) ?? ''));
  });
  const automatic = back.find(({ command, guard }) => guard === undefined && command !== undefined && script.test(command))?.command;
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
function waysOf(phase: Phase, lines: readonly SheetLine[], sectionOf: (line: SheetLine) => Phase | undefined): readonly Alternative[] {
  const guarded = lines.filter((line) => line.guard !== undefined && sectionOf(line)?.id !== phase.id && isOfSection(line, sectionOf(line)));
  const ways = [...Map.groupBy(guarded, ({ guard }) => labelOf(guard))];
  if (ways.length < 2) return [{ heading: phase.heading, phase: phase.id, steps: sourcesOf(lines) }];
  const others = new Set(guarded);
  return ways.flatMap(([, own]) => {
    const section = own[0] === undefined ? undefined : sectionOf(own[0]);
    const meant = lines.filter((line) => own.includes(line) || !others.has(line));
    return section === undefined ? [] : [{ heading: section.heading, phase: section.id, steps: sourcesOf(meant) }];
  });
}

function labelOf(guard: Guard | undefined): string {
  return guard?.kind === 'option' ? guard.label : (guard?.text ?? '');
}

/** Whether a line has its guard from its section, and not from what it says itself. */
function isOfSection({ guard }: SheetLine, section: Phase | undefined): boolean {
  return section?.path.some((heading) => heading.toLowerCase().includes(labelOf(guard).toLowerCase())) === true;
}

function sourcesOf(lines: readonly SheetLine[]): string[] {
  return [...new Set(lines.map(({ source }) => source))];
}
