import type { ParseContext } from '../context/parse-context.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { wordsOf } from '../words/compile-words.ts';
import { correctIn } from './apply-command-corrections.ts';
import { givenCommand } from './command-text.ts';

/** What plain bullets below a task say about it. */
export interface ItemNotes {
  readonly commands: readonly string[];
  readonly expect: string | undefined;
}

const expectation = new RegExp(`^${wordsOf(({ commands }) => commands.notes)}\\s*[:：]\\s*(.+)$`, 'is');

/** The task a plain list item belongs to: the nearest one around it that has a box. */
export function taskAround(item: ListItem): ListItem | null {
  for (let around = item.parent; around !== null; around = around.parent)
    if (around.box !== null) return around;
  return null;
}

/** Notes of a section's tasks. A bullet below a task is no step of its own: ticking the task is what it is for. */
export function readItemNotes(
  blocks: readonly Block[],
  headings: readonly string[],
  reading: ParseContext,
): ReadonlyMap<ListItem, ItemNotes> {
  const notes = new Map<ListItem, { commands: string[]; expect: string | undefined }>();
  for (const block of blocks) {
    if (block.type !== 'item' || block.item.box !== null || block.item.parent === null) continue;
    const task = taskAround(block.item);
    if (task === null) continue;
    const note = notes.get(task) ?? { commands: [], expect: undefined };
    const { text, line } = block.item;
    const command = text.includes('`')
      ? givenCommand(text, correctIn(reading, [...headings, plainText(text)], line + 1))
      : null;
    if (command !== null) note.commands.push(command);
    else note.expect ??= expectation.exec(bareText(text))?.[1]?.trim();
    notes.set(task, note);
  }
  return notes;
}
