import type { WorkItem } from '../../plan/work.ts';
import { openQuestion } from '../choices.ts';
import { type Gate, missingRoles, soakEnd } from '../gates.ts';
import { gatesBefore } from '../moves/find-gate.ts';
import { isItemSettled, itemState } from '../run-state.ts';
import type { CardScene, GateLink, GateRow } from './card-scene.ts';
import * as words from './card-words.ts';

/** So many open items, waivers or commands are named one by one. */
const mostNamed = 3;

/** The commands that are due before the gate; null where there are none. */
export function checksRow(gate: Gate, scene: CardScene): GateRow | null {
  return workRow(
    gate,
    scene,
    { key: 'checks', name: words.checks, counted: words.passed },
    ({ kind }) => kind !== 'manual',
  );
}

/** What is done by hand before the gate; null where there is nothing. */
export function byHandRow(gate: Gate, scene: CardScene): GateRow | null {
  return workRow(
    gate,
    scene,
    { key: 'by-hand', name: words.byHand, counted: words.ticked },
    ({ kind, holds }) => kind === 'manual' && holds === undefined,
  );
}

function workRow(
  gate: Gate,
  { plan, state }: CardScene,
  row: Pick<GateRow, 'key' | 'name'> & { readonly counted: typeof words.passed },
  take: (item: WorkItem) => boolean,
): GateRow | null {
  const items = gate.needs.flatMap((id) => {
    const item = plan.byId.get(id);
    return item !== undefined && take(item) ? [item] : [];
  });
  if (items.length === 0) return null;
  const open = items.filter(({ id }) => !isItemSettled(state, id));
  const failed = open.filter(({ id }) => words.isFailed(itemState(state, id).status));
  const waived = items.filter(({ id }) => itemState(state, id).status === 'waived');
  const notDue = items.filter(({ id }) => itemState(state, id).status === 'skipped').length;
  const done = items.length - open.length - waived.length - notDue;
  // What failed is what a person must look at first.
  const ordered = [...failed, ...open.filter((item) => !failed.includes(item))];
  return {
    key: row.key,
    name: row.name,
    state: open.length > 0 ? 'missing' : 'ok',
    text: row.counted({ done, total: items.length - notDue, waived: waived.length, failed: failed.length }),
    details: [
      ...waived.slice(0, mostNamed).map((item) => {
        const waiver = itemState(state, item.id).waiver;
        return words.waivedBecause(item.title, waiver?.reason ?? '', waiver?.actor ?? '');
      }),
      ...more(waived.length, words.moreWaived),
    ],
    links: [
      ...ordered
        .slice(0, mostNamed)
        .map((item): GateLink => ({ to: 'item', id: item.id, label: item.title })),
      ...ordered.slice(mostNamed, mostNamed + 1).map(
        (item): GateLink => ({
          to: 'item',
          id: item.id,
          label: words.moreOpen(ordered.length - mostNamed),
        }),
      ),
    ],
  };
}

function more(all: number, say: (n: number) => string): readonly string[] {
  return all > mostNamed ? [say(all - mostNamed)] : [];
}

/** Who signed, who is missing, and whose sign-off was waived. A gate behind the change asks for none: null. */
export function signoffsRow(gate: Gate, { plan, state }: CardScene): GateRow | null {
  if (gate.id !== 'deploy') return null;
  const base = { key: 'signoffs', name: words.signoffs, links: [] } as const;
  if (gate.roles.length === 0) {
    const named = plan.plan.signoffs.length;
    return {
      ...base,
      state: 'info',
      text: named === 0 ? words.nobodySigns : words.noneAsked(named),
      details: [],
    };
  }
  const missing = missingRoles(gate, state);
  const signed = gate.roles.filter((role) => state.signoffs[role]?.planHash === state.planHash);
  const waived = gate.roles.filter((role) => !missing.includes(role) && !signed.includes(role));
  return {
    ...base,
    state: missing.length > 0 ? 'missing' : 'ok',
    text: words.signedOf(signed.length, gate.roles.length, missing),
    details: [
      ...(signed.length === 0
        ? []
        : [signed.map((role) => words.signedBy(role, state.signoffs[role]?.name ?? '')).join(' · ')]),
      ...waived.map((role) => {
        const waiver = state.signoffWaivers?.[role];
        return words.waivedBecause(role, waiver?.reason ?? '', waiver?.actor ?? '');
      }),
    ],
  };
}

/** How long the release must still be watched; null where the gate has no soak. */
export function soakRow(gate: Gate, { state, now }: CardScene): GateRow | null {
  if (gate.soakMs === 0) return null;
  const end = soakEnd(gate, state);
  const left = end === null ? gate.soakMs : end - now;
  return {
    key: 'soak',
    name: words.soak,
    state: left > 0 ? 'missing' : 'ok',
    text:
      end === null
        ? words.soakNotBegun(gate.soakMs)
        : left > 0
          ? words.soakUntil(left, end)
          : words.soaked(gate.soakMs),
    details: [],
    links: [],
  };
}

/** What the gate lets run: how much, and the first commands with their servers. */
export function nextRow(gate: Gate, scene: CardScene): GateRow {
  const { plan, state } = scene;
  const next = itemsBehind(gate, scene);
  const [first] = next;
  const commands = next.filter(({ command }) => command !== undefined);
  return {
    key: 'next',
    name: words.next,
    state: 'info',
    text:
      next.length === 0
        ? words.nothingNext
        : words.runsNext({
            commands: commands.length,
            byHand: next.filter(({ kind, holds }) => kind === 'manual' && holds === undefined).length,
            sections: new Set(next.map(({ phase }) => phase)).size,
            questions: new Set(next.flatMap((item) => openQuestion(state, item) ?? [])).size,
          }),
    details: [
      ...commands
        .slice(0, mostNamed)
        .map((item) => words.commandOn(item.command?.split('\n')[0] ?? '', plan.placement[item.id] ?? null)),
      ...more(commands.length, words.moreCommands),
    ],
    links: first === undefined ? [] : [{ to: 'section', id: first.phase, label: words.showAll }],
  };
}

/** What is still to be done between a gate and the next one, in order. */
export function itemsBehind(
  gate: Gate,
  { plan, state }: Pick<CardScene, 'plan' | 'state'>,
): readonly WorkItem[] {
  return plan.work.filter(
    (item) =>
      !item.follow &&
      item.runs !== 'never' &&
      !isItemSettled(state, item.id) &&
      gatesBefore(plan, item).at(-1)?.id === gate.id,
  );
}
