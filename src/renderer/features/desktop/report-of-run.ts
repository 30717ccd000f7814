import { isForward } from '../../../shared/plan/work.ts';
import { soakEnd } from '../../../shared/run/gates.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { RunReport } from '../../../shared/wire/desktop-report.ts';
import { countWork } from '../../run/count-work.ts';
import { failedOf, runningItem } from '../../run/run-labels.ts';
import type { Turn } from '../../run/turn/your-turn.ts';
import { status as words } from '../../run/words.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';

interface Scene {
  readonly open: OpenPlan;
  readonly state: RunState;
  /** The state of the run's rollback; null where there is none. */
  readonly rollback: RunState | null;
  readonly turn: Turn | null;
  /** Alert rules that make noise, where this window may tell of them. */
  readonly alerts: readonly string[];
  readonly release: string;
  /** Epoch ms. */
  readonly now: number;
}

/** As much as the desktop takes of each list, and of each text. */
const most = { matters: 200, letters: 1_000 };

/** What the desktop is told of the run on the screen. Pure. */
export function reportOfRun(scene: Scene): RunReport {
  const { open, state } = scene;
  const forward = countWork(
    open.work.filter(({ phaseKind }) => isForward(phaseKind)),
    state,
  );
  const failed = state.status === 'ended' ? [] : failedOf(open, state);
  return {
    id: state.run,
    release: cut(scene.release),
    phase: phaseOf(scene),
    done: forward.settled,
    total: forward.total,
    waits: waitsOf(scene),
    // With the attempt: one that failed again after a retry has happened again.
    failed: failed.slice(0, most.matters).map(({ id, title }) => ({
      key: `${id}.${itemState(state, id).attempts.at(-1)?.n ?? 0}`,
      text: cut(title),
    })),
    alerts: scene.alerts.slice(0, most.matters).map(cut),
  };
}

function phaseOf({ open, state, rollback, turn, now }: Scene): RunReport['phase'] {
  if (isRollingBack(state)) return rollback?.status === 'paused' ? 'failed' : 'running';
  if (state.status === 'ended') return 'ended';
  if (runningItem(state, open) !== undefined) return 'running';
  if (failedOf(open, state).length > 0) return 'failed';
  if (turn !== null) return turn.tone === 'rule' ? 'running' : 'waiting';
  return open.gates.some((gate) => state.gates[gate.id] === undefined && (soakEnd(gate, state) ?? 0) > now)
    ? 'soaking'
    : 'idle';
}

/** What waits for a person: a rollback that stands still goes before everything else. */
function waitsOf({ state, rollback, turn }: Scene): RunReport['waits'] {
  if (isRollingBack(state) && rollback?.status === 'paused')
    return { key: 'rollback-stopped', text: words.rollbackStopped };
  if (turn === null || turn.tone === 'rule') return null;
  const { lead, text } = turn;
  // Who signs changes while a gate waits; the gate is one matter. A question has no name but its words.
  const about = 'id' in lead ? lead.id : lead.to === 'prompt' ? text : '';
  return { key: cut(`${lead.to}:${about}`), text: cut(text) };
}

function isRollingBack(state: RunState): boolean {
  return state.rollback !== null && state.rollback.endedAt === null;
}

function cut(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters - 1)}…` : text;
}
