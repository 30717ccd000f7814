import type { Gate } from '../../../shared/run/gates.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { formatDuration } from '../../../shared/text/duration.ts';
import { line as words } from './words.ts';

export interface GateWords {
  readonly text: string;
  /** `open`: somebody opened it. `ready`: it may be opened. `shut`: it still needs something. */
  readonly tone: 'open' | 'ready' | 'shut';
}

/** A gate in a few words, for its line in the outline. `holds` comes from gateHolds. */
export function describeGate(gate: Gate, state: RunState, holds: readonly string[]): GateWords {
  if (state.gates[gate.id] !== undefined) {
    const signed = gate.roles.filter((role) => state.signoffs[role]?.planHash === state.planHash).length;
    return { text: words.open(signed), tone: 'open' };
  }
  if (holds.length === 0) return { text: words.ready, tone: 'ready' };
  if (gate.soakMs > 0) {
    const soaking = holds.find((hold) => hold.startsWith('soaking'));
    return {
      text:
        soaking === undefined
          ? words.soak(formatDuration(gate.soakMs).replace(/ 00 s$/, ''))
          : words.soak(soaking.replace('soaking for another ', '')),
      tone: 'shut',
    };
  }
  const open = gate.needs.length === 0 ? null : holds.find((hold) => hold.includes('open'));
  const count = open === undefined || open === null ? null : /^\d+/.exec(open)?.[0];
  if (count !== undefined && count !== null) return { text: words.items(count), tone: 'shut' };
  return { text: words.signoff, tone: 'shut' };
}
