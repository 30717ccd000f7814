import type { Phase, PhaseKind } from '../../shared/plan.ts';
import type { Block } from './blocks.ts';
import type { Identities } from './identity.ts';
import { bareText } from './inline-text.ts';
import { decideKind, type Holds } from './phase-kinds.ts';
import { isShellFence } from './shell-fence.ts';

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
      groups.push({ heading: { text: bareText(block.text), level: block.level, line: block.line }, blocks: [] });
    }
  }
  const open: Phase[] = [];
  const sections = groups.map(({ heading, blocks: own }): Section => {
    if (heading === null) return { phase: untitled(own, title, identities), blocks: own };
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1) ?? null;
    const path = [...(parent?.path ?? []), heading.text];
    const kind: PhaseKind = decideKind(heading.text, parent?.kind ?? null, holdsOf(own));
    const phase: Phase = {
      id: identities.next('p', path, ''),
      heading: heading.text,
      path,
      kind,
      level: heading.level,
      parent: parent?.id ?? null,
      line: heading.line + 1,
    };
    open.push(phase);
    return { phase, blocks: own };
  });
  return { title: title ?? '', sections };
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
    kind: holds.steps > 0 ? 'deploy' : 'preflight',
    level: 1,
    parent: null,
    line: lineOf(blocks[0]) + 1,
  };
}

function lineOf(block: Block | undefined): number {
  if (block === undefined) return 0;
  return block.type === 'item' ? block.item.line : block.line;
}

function holdsOf(blocks: readonly Block[]): Holds {
  let boxes = 0;
  let steps = 0;
  let references = 0;
  let other = 0;
  for (const block of blocks) {
    if (block.type === 'item' && block.item.box !== null) boxes += 1;
    else if (block.type === 'fence') {
      if (isShellFence(block.info, block.text)) steps += 1;
      else if (/^\s*[-*]?\s*[\w ]+:\s*[<>]/m.test(block.text)) other += 1;
      else references += 1;
    } else if (block.type === 'item' || block.type === 'table') other += 1;
  }
  return { boxes, steps, references, other };
}
