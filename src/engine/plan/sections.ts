import type { Phase, PhaseKind } from '../../shared/plan.ts';
import type { Block } from './blocks.ts';
import { senseOf } from './heading-sense.ts';
import { addHolds, holdsOf, noHolds } from './holds.ts';
import type { Identities } from './identity.ts';
import { bareText } from './inline-text.ts';
import { decideKind, type Holds } from './phase-kinds.ts';
import type { HeadingSense } from './phase-words.ts';

/** A heading, or the zone before the first one (phase null), with the blocks right under it. */
export interface Section {
  readonly phase: Phase | null;
  readonly blocks: readonly Block[];
}

export interface Outline {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Groups blocks under their headings and gives every heading its kind, parent and path. The first H1 is the title. */
export function readOutline(blocks: readonly Block[], identities: Identities): Outline {
  let title: string | null = null;
  const groups: { heading: { text: string; level: number; line: number } | null; blocks: Block[] }[] = [
    { heading: null, blocks: [] },
  ];
  for (const block of blocks) {
    if (block.type !== 'heading') groups.at(-1)?.blocks.push(block);
    else if (title === null && block.level === 1) {
      title = bareText(block.text);
    } else {
      groups.push({
        heading: { text: bareText(block.text), level: block.level, line: block.line },
        blocks: [],
      });
    }
  }
  const nodes = groups.map(({ heading, blocks: own }) => ({ heading, own: holdsOf(own) }));
  const whole = wholeHolds(nodes);
  const senses = groups.map(({ heading }) => (heading === null ? null : senseOf(heading.text)));
  const titleSense = title === null ? null : senseOf(title);
  const open: { readonly phase: Phase; readonly sense: HeadingSense | null }[] = [];
  let deployed = false;
  let previous: PhaseKind | null = null;
  const sections = groups.map(({ heading, blocks: own }, index): Section => {
    if (heading === null) return { phase: untitled(own, title, identities), blocks: own };
    while ((open.at(-1)?.phase.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1) ?? null;
    const path = [...(parent?.phase.path ?? []), heading.text];
    const kind: PhaseKind = decideKind({
      heading: heading.text,
      parent:
        parent === null
          ? null
          : { kind: parent.phase.kind, heading: parent.phase.heading, sense: parent.sense },
      own: nodes[index]?.own ?? noHolds,
      whole: whole[index] ?? noHolds,
      children: childSenses(senses, groups, index),
      deployed,
      previous,
      title: titleSense,
    });
    const phase: Phase = {
      id: identities.next('p', path, ''),
      heading: heading.text,
      path,
      kind,
      level: heading.level,
      parent: parent?.phase.id ?? null,
      line: heading.line + 1,
    };
    if (parent === null) previous = kind;
    if (kind === 'deploy') deployed = true;
    open.push({ phase, sense: senses[index] ?? null });
    return { phase, blocks: own };
  });
  return { title: title ?? '', sections };
}

interface Group {
  readonly heading: { readonly text: string; readonly level: number } | null;
}

/** What the headings right below one say, for a parent whose own words say little. */
function childSenses(
  all: readonly (HeadingSense | null)[],
  groups: readonly Group[],
  index: number,
): readonly (HeadingSense | null)[] {
  const level = groups[index]?.heading?.level ?? 0;
  const senses: (HeadingSense | null)[] = [];
  let childLevel: number | null = null;
  for (let next = index + 1; next < groups.length; next += 1) {
    const child = groups[next]?.heading;
    if (child === null || child === undefined || child.level <= level) break;
    childLevel ??= child.level;
    if (child.level <= childLevel) senses.push(all[next] ?? null);
  }
  return senses;
}

/** Every group's holds with those of the headings below it, in one pass from the end. */
function wholeHolds(
  nodes: readonly { readonly heading: Group['heading']; readonly own: Holds }[],
): readonly Holds[] {
  const open: { level: number; holds: Holds }[] = [];
  const whole: Holds[] = [];
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    const level = node.heading?.level ?? 7;
    let holds = node.own;
    while ((open.at(-1)?.level ?? 0) > level) holds = addHolds(holds, open.pop()?.holds ?? noHolds);
    open.push({ level, holds });
    whole[index] = holds;
  }
  return whole;
}

/** Work above the first heading needs a place too: a phase named after the document. Nothing but words needs none. */
function untitled(blocks: readonly Block[], title: string | null, identities: Identities): Phase | null {
  const holds = holdsOf(blocks);
  if (holds.boxes === 0 && holds.steps === 0) return null;
  const heading = title === null || title === '' ? 'Checklist' : title;
  return {
    id: identities.next('p', [], ''),
    heading,
    path: [heading],
    kind: senseOf(heading) === 'rollback' ? 'rollback' : holds.steps > 0 ? 'deploy' : 'preflight',
    level: 1,
    parent: null,
    line: lineOf(blocks[0]) + 1,
  };
}

function lineOf(block: Block | undefined): number {
  if (block === undefined) return 0;
  return block.type === 'item' ? block.item.line : block.line;
}
