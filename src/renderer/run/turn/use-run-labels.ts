import { itemState } from '../../../shared/run/run-state.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun } from '../../stores/run/run-store.ts';
import { useLostLine } from '../../stores/run/use-lost-line.ts';
import { describeRun, type RunLabels, runningItem } from '../run-labels.ts';
import { status as words } from '../words.ts';
import { useTurn } from './use-turn.ts';
import type { Turn } from './your-turn.ts';

/** What the shown run does or waits for, and whose turn it is; a step whose server is out of reach is not said to run. */
export function useRunLabels(): RunLabels & { readonly turn: Turn | null } {
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const open = usePlanStore((store) => store.open);
  const turn = useTurn();
  const running = open === null ? undefined : runningItem(state, open);
  const line = useLostLine(running === undefined ? undefined : itemState(state, running.id).attempts.at(-1));
  const labels = describeRun(state, open, rollback, turn);
  if (line === null || labels.tone !== 'running') return { ...labels, turn };
  return { text: words.lineLost(line.target, labels.text), tone: 'unknown', turn };
}
