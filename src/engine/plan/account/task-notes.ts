import type { PlanItem } from '../../../shared/plan/plan.ts';
import { taskAround } from '../commands/item-notes.ts';
import type { ListItem } from '../markdown/blocks.ts';
import { codeSpans } from '../markdown/inline-text.ts';
import { withoutPrompt } from '../shell/recognize-command.ts';
import type { Extent } from './extents.ts';

/** Lines below a box that give its command. */
export interface TaskNote {
  /** 0-based, both included. */
  readonly first: number;
  readonly last: number;
  /** The item's. */
  readonly id: string;
}

/** The bullets and fences below a box whose command was made of them. */
export function notesOf(extents: readonly Extent[], items: readonly PlanItem[]): readonly TaskNote[] {
  const withCommand = new Map(
    items.flatMap((item) => (item.command === undefined ? [] : [[item.line, item] as const])),
  );
  if (withCommand.size === 0) return [];
  const parts = new Map<string, ReadonlySet<string>>();
  const partsOf = ({ id, command = '' }: PlanItem): ReadonlySet<string> => {
    const known = parts.get(id) ?? new Set([...command.split(' && '), ...command.split('\n')]);
    parts.set(id, known);
    return known;
  };
  return extents.flatMap(({ block, first, last }): readonly TaskNote[] => {
    const inside = block.type === 'item' || block.type === 'fence' ? block.item : null;
    if (inside === null || (block.type === 'item' && inside.box !== null)) return [];
    const task = withCommand.get((taskOf(inside)?.line ?? -1) + 1);
    if (task === undefined) return [];
    const said = block.type === 'fence' ? block.text.trim().split('\n') : spansOf(inside.text);
    return said.some((each) => partsOf(task).has(each.trim())) ? [{ first, last, id: task.id }] : [];
  });
}

function taskOf(item: ListItem): ListItem | null {
  return item.box !== null ? item : taskAround(item);
}

function spansOf(text: string): readonly string[] {
  return codeSpans(text).map((span) => withoutPrompt(span.text));
}
