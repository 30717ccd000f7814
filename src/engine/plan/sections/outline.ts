import type { Phase, PhaseKind } from '../../../shared/plan/plan.ts';
import type { Identities } from '../context/identity.ts';
import {
  findCorrection,
  keyOf,
  overruledBy,
  type ParseContext,
  plainContext,
} from '../context/parse-context.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { classifySection, type KindVerdict } from './classify-section.ts';
import { type HeadingReading, readHeading } from './match-heading.ts';
import { addContent, contentOf, emptyContent, type SectionContent } from './section-content.ts';
import type { HeadingContext } from './section-features.ts';
import { noReading, readTitle, topicOfDocument, topReadings } from './topic-of-document.ts';

/** A heading, or the zone before the first one (phase null), with the blocks right under it. */
export interface Section {
  readonly phase: Phase | null;
  readonly blocks: readonly Block[];
  /** What its kind was decided by. */
  readonly features: readonly string[];
  /** What its blocks hold. */
  readonly holds: SectionContent;
}

export interface Outline {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Groups blocks under their headings and gives every heading its kind, parent and path. The first H1 is the title. */
export function readOutline(
  blocks: readonly Block[],
  identities: Identities,
  reading: ParseContext = plainContext,
): Outline {
  const { title, groups } = groupBlocks(blocks);
  const walk = walkOf(title, groups);
  const sections = groups.map(({ heading, blocks: own }, index): Section => {
    const holds = walk.nodes[index]?.own ?? emptyContent;
    if (heading === null)
      return {
        phase: untitled(own, { title, holds, identities, reading }),
        blocks: own,
        features: ['above every heading'],
        holds,
      };
    const { phase, features } = phaseOf(heading, { ...walk, index }, identities, reading);
    return { phase, blocks: own, features, holds };
  });
  return { title: title ?? '', sections };
}

/** A heading that what follows may stand under. */
interface OpenPhase {
  readonly phase: Phase;
  readonly reading: HeadingReading;
  /** The kind of the last heading right under it. */
  last: PhaseKind | null;
}

/** What a walk over the headings knows beforehand, and what it has come by so far. */
interface Walk {
  readonly nodes: readonly { readonly own: SectionContent }[];
  readonly whole: readonly SectionContent[];
  readonly readings: readonly HeadingReading[];
  readonly ahead: readonly ('before' | 'deploy' | null)[];
  readonly groups: readonly OpenGroup[];
  readonly title: HeadingReading;
  readonly open: OpenPhase[];
  readonly so: { deployed: boolean; previous: PhaseKind | null };
}

function walkOf(title: string | null, groups: readonly OpenGroup[]): Walk {
  const nodes = groups.map(({ heading, blocks: own }) => ({ heading, own: contentOf(own) }));
  const readings = groups.map(({ heading }) => (heading === null ? noReading : readHeading(heading.text)));
  return {
    nodes,
    whole: wholeHolds(nodes),
    readings,
    ahead: topicOfDocument(readings, groups),
    groups,
    title: readTitle(title, groups[0]?.blocks ?? [], topReadings(readings, groups)),
    open: [],
    so: { deployed: false, previous: null },
  };
}

function phaseOf(
  heading: Heading,
  walk: Walk & { readonly index: number },
  identities: Identities,
  reading: ParseContext,
): { readonly phase: Phase; readonly features: readonly string[] } {
  const { open, so } = walk;
  while ((open.at(-1)?.phase.level ?? 0) >= heading.level) open.pop();
  const parent = open.at(-1) ?? null;
  const path = [...(parent?.phase.path ?? []), heading.text];
  const verdict = classifySection(contextOf(heading, parent, walk), reading.weights);
  reading.trace?.features.set(heading.line + 1, verdict.features);
  const kind = settleKind(verdict, path, heading.line + 1, reading);
  const phase: Phase = {
    id: identities.next('p', path, ''),
    heading: heading.text,
    path,
    kind,
    level: heading.level,
    parent: parent?.phase.id ?? null,
    line: heading.line + 1,
  };
  if (parent === null) so.previous = kind;
  else parent.last = kind;
  if (kind === 'deploy') so.deployed = true;
  open.push({ phase, reading: walk.readings[walk.index] ?? noReading, last: null });
  return { phase, features: verdict.features };
}

function contextOf(
  heading: Heading,
  parent: OpenPhase | null,
  { index, ...walk }: Walk & { readonly index: number },
): HeadingContext {
  return {
    heading: heading.text,
    reading: walk.readings[index] ?? noReading,
    parent:
      parent === null
        ? null
        : { kind: parent.phase.kind, heading: parent.phase.heading, reading: parent.reading },
    own: walk.nodes[index]?.own ?? emptyContent,
    whole: walk.whole[index] ?? emptyContent,
    children: childReadings(walk.readings, walk.groups, index),
    deployed: walk.so.deployed,
    ahead: walk.ahead[index] ?? null,
    previous: parent === null ? walk.so.previous : parent.last,
    title: walk.title,
  };
}

interface Heading {
  readonly text: string;
  readonly level: number;
  /** 0-based. */
  readonly line: number;
}

interface OpenGroup {
  readonly heading: Heading | null;
  readonly blocks: Block[];
}

/** Blocks by the heading above them; the first group is what stands above every heading. */
function groupBlocks(blocks: readonly Block[]): {
  readonly title: string | null;
  readonly groups: readonly OpenGroup[];
} {
  let title: string | null = null;
  let open: OpenGroup = { heading: null, blocks: [] };
  const groups = [open];
  for (const block of blocks) {
    if (block.type !== 'heading') open.blocks.push(block);
    else if (title === null && block.level === 1) title = bareText(block.text);
    else {
      open = {
        heading: { text: bareText(block.text), level: block.level, line: block.line },
        blocks: [],
      };
      groups.push(open);
    }
  }
  return { title, groups };
}

/** A person's word on a heading's kind goes before the rules'; either way the decision can be asked for. */
function settleKind(
  verdict: KindVerdict,
  path: readonly string[],
  line: number,
  { corrections, trace }: ParseContext,
): PhaseKind {
  const corrected = findCorrection(corrections?.phases, path);
  const kind = corrected ?? verdict.kind;
  trace?.decisions.push({
    kind: 'phase',
    line,
    text: path.at(-1) ?? '',
    decision: kind,
    reasons:
      corrected === undefined ? verdict.reasons.slice() : [overruledBy(verdict.kind), ...verdict.reasons],
    overruled: corrected !== undefined,
    key: keyOf(path),
  });
  return kind;
}

interface Group {
  readonly heading: { readonly text: string; readonly level: number } | null;
}

/** What the headings right below one say, for a parent whose own words say little. */
function childReadings(
  all: readonly HeadingReading[],
  groups: readonly Group[],
  index: number,
): readonly HeadingReading[] {
  const level = groups[index]?.heading?.level ?? 0;
  const readings: HeadingReading[] = [];
  let childLevel: number | null = null;
  for (let next = index + 1; next < groups.length; next += 1) {
    const child = groups[next]?.heading;
    if (child === null || child === undefined || child.level <= level) break;
    childLevel ??= child.level;
    if (child.level <= childLevel) readings.push(all[next] ?? noReading);
  }
  return readings;
}

/** Every group's holds with those of the headings below it, in one pass from the end. */
function wholeHolds(
  nodes: readonly { readonly heading: Group['heading']; readonly own: SectionContent }[],
): readonly SectionContent[] {
  const open: { level: number; holds: SectionContent }[] = [];
  const whole: SectionContent[] = [];
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    const level = node.heading?.level ?? 7;
    let holds = node.own;
    while ((open.at(-1)?.level ?? 0) > level) holds = addContent(holds, open.pop()?.holds ?? emptyContent);
    open.push({ level, holds });
    whole[index] = holds;
  }
  return whole;
}

interface Untitled {
  readonly title: string | null;
  readonly holds: SectionContent;
  readonly identities: Identities;
  readonly reading: ParseContext;
}

/** Work above the first heading needs a place too: a phase named after the document. Nothing but words needs none. */
function untitled(blocks: readonly Block[], { title, holds, identities, reading }: Untitled): Phase | null {
  if (holds.boxes === 0 && holds.steps === 0) return null;
  const heading = title === null || title === '' ? 'Checklist' : title;
  const line = lineOf(blocks[0]) + 1;
  const verdict: KindVerdict = readHeading(heading).has('rollback')
    ? {
        kind: 'rollback',
        features: [],
        reasons: ['work without a heading, in a document about the way back'],
      }
    : holds.steps > 0
      ? { kind: 'deploy', features: [], reasons: ['work without a heading; it has commands to run'] }
      : {
          kind: 'preflight',
          features: [],
          reasons: ['work without a heading; it has boxes and no commands'],
        };
  return {
    id: identities.next('p', [], ''),
    heading,
    path: [heading],
    kind: settleKind(verdict, [heading], line, reading),
    level: 1,
    parent: null,
    line,
  };
}

function lineOf(block: Block | undefined): number {
  if (block === undefined) return 0;
  return Math.max(0, block.type === 'item' ? block.item.line : block.line);
}
