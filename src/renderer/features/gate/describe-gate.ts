import type { Gate } from '../../../shared/run/gates.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { formatDuration } from '../../../shared/text/duration.ts';

export interface GateWords {
  readonly text: string;
  /** `open`: decided. `ready`: nothing holds it any more. `shut`: something does. */
  readonly tone: 'open' | 'ready' | 'shut';
}

/** A gate in two or three words for its line in the outline; `holds` as gateHolds gives them. */
export function describeGate(gate: Gate, state: RunState, holds: readonly string[]): GateWords {
  if (state.gates[gate.id] !== undefined) {
    const signed = gate.roles.filter((role) => state.signoffs[role]?.planHash === state.planHash).length;
    return { text: signed === 0 ? 'open' : `open · ${signed} signed`, tone: 'open' };
  }
  if (holds.length === 0) return { text: 'ready to open', tone: 'ready' };
  if (gate.soakMs > 0) {
    const soaking = holds.find((hold) => hold.startsWith('soaking'));
    return {
      text:
        soaking === undefined
          ? `soak ${formatDuration(gate.soakMs).replace(/ 00 s$/, '')}`
          : soaking.replace('soaking for another', 'soak'),
      tone: 'shut',
    };
  }
  const open = gate.needs.length === 0 ? null : holds.find((hold) => hold.includes('open'));
  const count = open === undefined || open === null ? null : /^\d+/.exec(open)?.[0];
  if (count !== undefined && count !== null) return { text: `shut · ${count} open`, tone: 'shut' };
  return { text: 'shut · sign-off', tone: 'shut' };
}
