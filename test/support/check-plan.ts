import type { Plan } from '../../src/shared/plan/plan.ts';

/** A promise of the parser that a document broke; null when all hold. */
export type Broken = string | null;

/** Checks what must hold for the plan of any text. `parse` must be the parser that made the plan. */
export function brokenPromise(text: string, parse: (text: string) => Plan): Broken {
  const plan = parse(text);
  if (JSON.stringify(parse(text)) !== JSON.stringify(plan)) return 'parsing twice gives two plans';
  const ids = [...plan.phases, ...plan.items, ...plan.steps].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'two elements share an identity';
  const bytes = Buffer.from(text);
  const boxes = new Set(plan.items.map(({ box }) => box));
  if (boxes.size !== plan.items.length) return 'two items share a box';
  for (const item of plan.items.slice(0, 20)) {
    const broken = brokenTick(bytes, item, plan, parse);
    if (broken !== null) return broken;
  }
  return null;
}

/** Ticking is one byte between brackets, changes no identity, and ticks that item and no other. */
function brokenTick(
  bytes: Buffer,
  item: Plan['items'][number],
  plan: Plan,
  parse: (text: string) => Plan,
): Broken {
  const { box, id } = item;
  if (bytes[box - 1] !== 0x5b || bytes[box + 1] !== 0x5d) return `item ${id} has no box at byte ${box}`;
  const ticked = Buffer.from(bytes);
  ticked[box] = item.checked ? 0x20 : 0x78;
  const after = parse(ticked.toString('utf8'));
  if (after.hash !== plan.hash) return `ticking ${id} changes the plan's hash`;
  const [was, is] = [plan, after].map(({ items }) => items.map((each) => `${each.id} ${each.checked}`));
  const changed = was?.filter((each, index) => each !== is?.[index]) ?? [];
  return changed.length === 1 && was?.length === is?.length && changed[0] === `${id} ${item.checked}`
    ? null
    : `ticking ${id} changes ${changed.length} items`;
}
