import { realpath } from 'node:fs/promises';
import type { JournalEvent } from '../../../shared/journal/events.ts';
import { attemptAsync } from '../../../shared/lib/attempt.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { RunStore } from '../session/run-store.ts';
import { tickedItems } from '../session/ticked-items.ts';

/** A run that is not over, and how many of the ticked boxes are its own. */
export interface OpenTicks {
  readonly run: string;
  readonly boxes: number;
}

/** The boxes that are ticked in a document, by who ticked them. */
export interface EarlierTicks {
  /** Where those of runs that are over stand, in bytes. */
  readonly boxes: readonly number[];
  readonly open: readonly OpenTicks[];
  /** How many were ticked by somebody else. */
  readonly others: number;
}

/** Which of the boxes that are ticked in a document earlier runs of it ticked, by their journals. */
export async function earlierTicks(store: RunStore, file: string, plan: Plan): Promise<EarlierTicks> {
  const ticked = new Map(plan.items.filter(({ checked }) => checked).map(({ id, box }) => [id, box]));
  if (ticked.size === 0) return { boxes: [], open: [], others: 0 };
  const same = await sameFile(file);
  const over = new Set<string>();
  const held = new Set<string>();
  const open: OpenTicks[] = [];
  for (const run of await store.list()) {
    const own = await ticksOf(store, run, { plan, isSame: same });
    if (own === null) continue;
    const here = [...own.ids].filter((id) => ticked.has(id));
    for (const id of here) (own.ended ? over : held).add(id);
    if (!own.ended && here.length > 0) open.push({ run, boxes: here.length });
  }
  const boxes = [...ticked].flatMap(([id, box]) => (over.has(id) && !held.has(id) ? [box] : []));
  const others = [...ticked.keys()].filter((id) => !over.has(id) && !held.has(id)).length;
  return { boxes, open, others };
}

interface RunTicks {
  readonly ids: ReadonlySet<string>;
  readonly ended: boolean;
}

/** What one run ticked in the document itself; null for a run of another one, or that cannot be read. */
async function ticksOf(
  store: RunStore,
  run: string,
  { plan, isSame }: { readonly plan: Plan; readonly isSame: (file: string) => Promise<boolean> },
): Promise<RunTicks | null> {
  const journal = await attemptAsync(() => store.readJournal(run), null);
  const first = journal?.events[0];
  if (journal === null || first?.type !== 'run.created') return null;
  // A run that began with a copy has ticked that.
  if (!(await isSame(first.ticksIn ?? first.file))) return null;
  const kept = await attemptAsync(() => store.readPlan(run), null);
  if (kept === null || kept.sidecar.ticks === 'off') return null;
  // A box that was ticked when the run began was not ticked by it.
  const before = new Set(kept.plan.items.filter(({ checked }) => checked).map(({ id }) => id));
  const ids = new Set([...tickedItems(journal.events, plan)].filter((id) => !before.has(id)));
  return { ids, ended: isOver(journal.events) };
}

function isOver(events: readonly JournalEvent[]): boolean {
  return events.some(({ type }) => type === 'run.ended');
}

/** Whether a path leads to the same file, through links too. */
async function sameFile(file: string): Promise<(other: string) => Promise<boolean>> {
  const real = await attemptAsync(() => realpath(file), file);
  return async (other) => other === file || (await attemptAsync(() => realpath(other), other)) === real;
}
