import { type Gate, gateHolds, missingRoles, soakEnd } from '../gates.ts';
import type { RunState } from '../run-state.ts';
import type { CardScene, GateRow } from './card-scene.ts';
import * as words from './card-words.ts';
import { judgedRow, rollbackRow, serversRow, watchedRow } from './readiness-rows.ts';
import { byHandRow, checksRow, nextRow, signoffsRow, soakRow } from './work-rows.ts';

/** What a person reads before they say go or no-go at a gate. */
export interface GateCard {
  /**
   * `go`: nothing holds it and nothing deserves care. `care`: nothing holds it, and rows say what deserves a look. `not-yet`: it
   * still needs something. `open`: somebody opened it.
   */
  readonly verdict: 'go' | 'care' | 'not-yet' | 'open';
  /** The verdict in one line, with what is missing. */
  readonly title: string;
  readonly rows: readonly GateRow[];
}

/** The go/no-go card of a gate: the window draws it, the command line prints it. Pure. */
export function gateCard(gate: Gate, scene: CardScene): GateCard {
  const rows = [
    checksRow(gate, scene),
    byHandRow(gate, scene),
    signoffsRow(gate, scene),
    soakRow(gate, scene),
    serversRow(gate, scene),
    rollbackRow(scene),
    watchedRow(scene),
    judgedRow(gate, scene),
    nextRow(gate, scene),
  ].filter((row) => row !== null);
  const { state, plan, now } = scene;
  if (state.gates[gate.id] !== undefined) return { verdict: 'open', title: words.titleOpen, rows };
  if (gateHolds(gate, state, plan.work, now).length > 0)
    return { verdict: 'not-yet', title: words.titleNotYet(missing(gate, state, now)), rows };
  const careful = rows.filter((row) => row.state === 'care').map((row) => row.name);
  return careful.length === 0
    ? { verdict: 'go', title: words.titleGo, rows }
    : { verdict: 'care', title: words.titleCare(careful), rows };
}

function missing(gate: Gate, state: RunState, now: number): readonly string[] {
  const open = gate.needs.filter((id) => !words.isDone(state, id)).length;
  const roles = missingRoles(gate, state);
  const left = (soakEnd(gate, state) ?? now) - now;
  return [
    ...(open === 0 ? [] : [words.itemsOpen(open)]),
    ...(roles.length === 0 ? [] : [words.signoffsMissing(roles)]),
    ...(left <= 0 ? [] : [words.soakLeft(left)]),
  ];
}
