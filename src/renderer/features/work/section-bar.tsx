import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { countWork } from '../../run/count-work.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import type { SectionContent } from './section-rows.ts';

/** The section's name, what it holds and where, and the buttons that run it. */
export function SectionBar({ section }: { section: SectionContent }) {
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const { phase, items } = section;
  if (open === null) return null;
  const running = open.work.some((item) => !item.follow && itemState(state, item.id).status === 'running');
  return (
    <div className="section-bar">
      <h2 data-testid="section-title">{phase.heading.replace(/^(\d+)\.\s+/, '$1 · ')}</h2>
      <span className="sub">{describeItems(items, open.placement)}</span>
      <span className="grow" />
      {open.observer === null && state.status !== 'ended' && (
        <Buttons section={section} running={running} hasGate={open.gates.length > 0} />
      )}
    </div>
  );
}

function Buttons({
  section,
  running,
  hasGate,
}: {
  section: SectionContent;
  running: boolean;
  hasGate: boolean;
}) {
  const actions = useRunActions();
  const state = useRun((run) => run);
  const forward = isForward(section.items[0]?.phaseKind ?? section.phase.kind);
  const preflight = section.items.some((item) => item.phaseKind === 'preflight');
  const runnable = section.items.filter((item) => item.command !== undefined && !item.follow);
  const count = countWork(runnable, state);
  if (running) {
    return (
      <>
        <button type="button" className="btn" data-testid="cancel-run" onClick={actions.cancel}>
          Cancel
        </button>
        <button type="button" className="btn" data-testid="pause-run" onClick={actions.pause}>
          Pause after this step
        </button>
        {forward && hasGate && !preflight && <RunToGate onRun={actions.runToGate} />}
      </>
    );
  }
  if (!forward) return null;
  return (
    <>
      {runnable.length > 0 && (
        <button
          type="button"
          className="btn"
          data-testid="run-section"
          disabled={count.total === count.settled}
          onClick={() => actions.runSection(section.phase.id)}
        >
          Run section
        </button>
      )}
      <NextMove preflight={preflight} />
    </>
  );
}

/** The one button that goes on: run the checks, open the gate, run to the next one, or end the run. */
function NextMove({ preflight }: { preflight: boolean }) {
  const actions = useRunActions();
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  if (open === null) return null;
  const forward = open.work.filter((item) => isForward(item.phaseKind) && !item.follow);
  const all = countWork(forward, state);
  if (all.total > 0 && all.settled === all.total) {
    return (
      <button type="button" className="btn primary" data-testid="end-run" onClick={actions.finish}>
        End this run
      </button>
    );
  }
  if (!preflight) return <RunToGate onRun={actions.runToGate} />;
  const checks = countWork(
    forward.filter((item) => item.phaseKind === 'preflight' && item.command !== undefined),
    state,
  );
  const gate = open.gates.find(({ id }) => state.gates[id] === undefined);
  if (checks.settled === checks.total && gate !== undefined) {
    return (
      <button
        type="button"
        className="btn primary"
        data-testid="to-gate"
        onClick={() => useSelectionStore.getState().show({ kind: 'gate', id: gate.id }, false)}
      >
        To the gate
      </button>
    );
  }
  return (
    <button type="button" className="btn primary" data-testid="run-checks" onClick={actions.runChecks}>
      Run checks <kbd>⇧⏎</kbd>
    </button>
  );
}

function RunToGate({ onRun }: { onRun: () => void }) {
  return (
    <button type="button" className="btn primary" data-testid="run-to-gate" onClick={onRun}>
      Run to gate <kbd>⇧⏎</kbd>
    </button>
  );
}

/** `6 steps · on web-1`, `3 checks, 7 boxes`. */
export function describeItems(
  items: readonly WorkItem[],
  placement: Readonly<Record<string, string | null>>,
): string {
  const kinds = [
    ['step', 'steps', items.filter((item) => item.kind === 'step').length],
    ['check', 'checks', items.filter((item) => item.kind === 'check').length],
    ['box', 'boxes', items.filter((item) => item.kind === 'manual').length],
  ] as const;
  const counted = kinds.flatMap(([one, many, n]) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]));
  const commands = items.filter((item) => item.command !== undefined);
  const targets = new Set(commands.map((item) => placement[item.id] ?? null));
  const where = [...targets].map((target) =>
    target === null ? 'undecided' : target === 'local' ? 'this machine' : target,
  );
  return [counted.join(', '), where.length === 0 ? '' : `on ${where.join(', ')}`]
    .filter((part) => part !== '')
    .join(' · ');
}
