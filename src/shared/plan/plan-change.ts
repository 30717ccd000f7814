import { z } from 'zod';
import type { Plan } from './plan.ts';
import { type WorkItem, workOf } from './work.ts';

const changedItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  command: z.string().nullable(),
  /** Headings above it, joined by " > ". */
  place: z.string(),
  line: z.number().int().positive(),
});
export type ChangedItem = z.infer<typeof changedItemSchema>;

/** What an edited document means for a run of it: which work items came, went or read differently. */
export const planChangeSchema = z.object({
  /** Hash of the plan as it is on disk now. */
  hash: z.string(),
  added: z.array(changedItemSchema),
  removed: z.array(changedItemSchema),
  /** Items of one section that stand in for each other; what was known of the old one does not count for the new one. */
  rewritten: z.array(z.object({ before: changedItemSchema, after: changedItemSchema })),
  /** Items that are the same, with whatever is known of them. */
  kept: z.number().int().nonnegative(),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** Compares two readings of one document by the identities of their work items. Pure. */
export function comparePlans(before: Plan, after: Plan): PlanChange {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  const come = [...now.values()].filter(({ id }) => !old.has(id));
  const rewritten: { before: ChangedItem; after: ChangedItem }[] = [];
  for (const item of gone) {
    const after = come.find(
      (candidate) =>
        candidate.place === item.place &&
        !rewritten.some((pair) => pair.after.id === candidate.id) &&
        areAlike(item, candidate),
    );
    if (after !== undefined) rewritten.push({ before: item, after });
  }
  return {
    hash: after.hash,
    added: come.filter(({ id }) => !rewritten.some((pair) => pair.after.id === id)),
    removed: gone.filter(({ id }) => !rewritten.some((pair) => pair.before.id === id)),
    rewritten,
    kept: [...now.keys()].filter((id) => old.has(id)).length,
  };
}

/** Whether two items of one section are one, edited: the same command, the same words, or half of the words. */
function areAlike(a: ChangedItem, b: ChangedItem): boolean {
  if (a.command !== null && a.command === b.command) return true;
  if (a.title === b.title) return true;
  const words = (item: ChangedItem): ReadonlySet<string> =>
    new Set(`${item.title} ${item.command ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [mine, theirs] = [words(a), words(b)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared > 0 && shared * 2 >= Math.max(mine.size, theirs.size);
}

function itemsOf(plan: Plan): ReadonlyMap<string, ChangedItem> {
  const places = new Map(plan.phases.map((phase) => [phase.id, phase.path.join(' > ')]));
  const read = (item: WorkItem): ChangedItem => ({
    id: item.id,
    title: item.title,
    command: item.command ?? null,
    place: places.get(item.phase) ?? '',
    line: item.line,
  });
  return new Map(workOf(plan).map((item) => [item.id, read(item)]));
}
