import { type Gate, missingRoles, soakEnd } from '../../../shared/run/gates.ts';
import { isItemSettled, type RunState } from '../../../shared/run/run-state.ts';
import { formatDuration } from '../../../shared/text/duration.ts';
import { line as words } from './words.ts';

export interface GateWords {
  readonly text: string;
  /** `open`: somebody opened it. `ready`: it may be opened. `shut`: it still needs something. */
  readonly tone: 'open' | 'ready' | 'shut';
}

/** A gate in a few words, for its line in the outline. `now` is epoch ms. */
export function describeGate(gate: Gate, state: RunState, now: number): GateWords {
  if (state.gates[gate.id] !== undefined) {
    const signed = gate.roles.filter((role) => state.signoffs[role]?.planHash === state.planHash).length;
    return { text: words.open(signed), tone: 'open' };
  }
  const open = gate.needs.filter((id) => !isItemSettled(state, id)).length;
  if (gate.soakMs > 0) {
    const end = soakEnd(gate, state);
    const left = end === null ? gate.soakMs : Math.ceil((end - now) / 1_000) * 1_000;
    if (left > 0) return { text: words.soak(formatDuration(left).replace(/ 00 s$/, '')), tone: 'shut' };
  }
  if (open > 0) return { text: words.items(open), tone: 'shut' };
  const missing = missingRoles(gate, state).length;
  if (missing > 0) return { text: words.signoffs(missing), tone: 'shut' };
  return { text: words.ready, tone: 'ready' };
}
