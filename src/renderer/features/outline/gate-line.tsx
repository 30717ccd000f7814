import type { Gate } from '../../../shared/run/gates.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { describeGate } from '../gate/describe-gate.ts';
import * as words from './words.ts';

/** A gate between two phases: whether it is open. It leads to the gate. */
export function GateLine({ gate }: { gate: Gate }) {
  const state = useRun((run) => run);
  const place = useSelectionStore((store) => store.place);
  const show = useSelectionStore((store) => store.show);
  const now = useNow(gate.soakMs > 0 && state.gates[gate.id] === undefined ? 1_000 : null);
  const { text, tone } = describeGate(gate, state, now);
  const on = place?.kind === 'gate' && place.id === gate.id;
  return (
    <button
      type="button"
      className={`gate-line ${tone}`}
      aria-current={on ? 'true' : undefined}
      data-testid={`gate-${gate.id}`}
      onClick={() => show({ kind: 'gate', id: gate.id }, false)}
    >
      <span>
        {words.gate} <b>{text}</b>
      </span>
    </button>
  );
}
