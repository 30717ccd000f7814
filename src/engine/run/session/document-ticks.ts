import { writeFile } from 'node:fs/promises';
import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { tickBox } from '../../document/tick-box.ts';
import { tickedItems } from './ticked-items.ts';

export interface TickPlace {
  /** The document. */
  readonly file: string;
  /** The copy the run began with, where it did. */
  readonly ticksIn: string | undefined;
  readonly sidecar: Sidecar;
}

/** The file that a run ticks; null where the journal alone holds its ticks. */
export function tickedFile({ file, ticksIn, sidecar }: TickPlace): string | null {
  if (file === '' || sidecar.ticks === 'off') return null;
  return sidecar.ticks === 'copy' ? (ticksIn ?? null) : file;
}

/** What consoles should know of the document; `unwritable` where the document or its copy could not be ticked. */
export type DocumentChange = 'ticked' | 'missing' | 'edited' | 'unwritable';

/** Ticks a box of the document or of its copy, and says what became of it; null where there is nothing to say. */
export async function tickIn(
  place: TickPlace,
  plan: Plan,
  box: number,
  checked: boolean,
): Promise<DocumentChange | null> {
  const file = tickedFile(place);
  if (file === null) return null;
  const result = await tickBox(file, plan, box, checked);
  if (result === 'read-only') return 'unwritable';
  // What else becomes of the copy is nothing that happened to the document, but a tick that is not there is said.
  if (file !== place.file) return result === 'missing' || result === 'changed' ? 'unwritable' : null;
  if (result === 'ticked' || result === 'missing') return result;
  return result === 'changed' ? 'edited' : null;
}

/** Writes an edited document into the copy, with everything that the run has ticked. */
export async function renewCopy(
  place: TickPlace,
  { text, plan }: { readonly text: string; readonly plan: Plan },
  events: readonly JournalEvent[],
): Promise<void> {
  const file = tickedFile(place);
  if (file === null || file === place.file) return;
  const ticked = tickedItems(events, plan);
  const bytes = Buffer.from(text);
  for (const { id, box } of plan.items) if (ticked.has(id)) bytes[box] = 0x78;
  await writeFile(file, bytes);
}

/** A plan that was read again on the way: what this run ticked meanwhile was not ticked before it. */
export function asBefore(plan: Plan, before: Plan): Plan {
  const checked = new Map(before.items.map((item) => [item.id, item.checked]));
  return {
    ...plan,
    items: plan.items.map((item) => ({ ...item, checked: checked.get(item.id) ?? item.checked })),
  };
}
