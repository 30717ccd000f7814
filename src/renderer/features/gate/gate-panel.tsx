import { useEffect } from 'react';
import { gateCard } from '../../../shared/run/gate-card/gate-card.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { currentSection, showSection } from '../../run/navigate.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { useConnectionsStore } from '../../stores/run/connections-store.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { type OpenPlan, usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun, useRunEvents } from '../../stores/run/run-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { GateRows } from './gate-rows.tsx';
import { OpenGateForm } from './open-gate-form.tsx';
import * as words from './words.ts';
import './gate.css';

/** A gate as a go/no-go card: what is done and waived, who signed, what is reached, watched and kept, and what runs next. */
export function GatePanel({ id }: { id: string }) {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const connections = useConnectionsStore((store) => store.connections);
  const alerts = useAlertsStore((store) => store.alerts);
  const judged = useMetricsStore((store) => store.judged);
  const pinned = useRunEvents().findLast(({ type }) => type === 'restore-point.pinned');
  const now = useNow(1_000);
  useRoom();
  const gate = open?.gates.find((candidate) => candidate.id === id);
  if (open === null || gate === undefined) return <p className="empty">{words.notInPlan}</p>;
  const pinnedAt = pinned?.at ?? null;
  const card = gateCard(gate, { plan: open, state, now, connections, alerts, judged, pinnedAt });
  const opened = state.gates[gate.id];
  const before = open.plan.phases.find((phase) => phase.id === gate.before)?.heading ?? '';
  return (
    <div className="gate-scroll">
      <div className={`gate-panel ${card.verdict}`} data-testid="gate-panel">
        <header>
          <p className="gate-eyebrow">{words.title(before)}</p>
          <h2 className="gate-title" data-testid="gate-state" data-verdict={card.verdict}>
            {card.title}
            {opened !== undefined && (
              <span className="gate-opened">
                {words.openedBy(new Date(opened.at).toLocaleTimeString(), opened.actor, opened.reason)}
              </span>
            )}
          </h2>
        </header>
        <GateRows plan={open} gate={gate} rows={card.rows} />
        {opened === undefined ? (
          <OpenGateForm id={gate.id} isReady={card.verdict !== 'not-yet'} />
        ) : (
          <Onward open={open} state={state} before={gate.before} />
        )}
      </div>
    </div>
  );
}

function Onward({ open, state, before }: { open: OpenPlan; state: RunState; before: string }) {
  return (
    <button
      type="button"
      className="btn primary gate-onward"
      data-testid="gate-onward"
      onClick={() => showSection(open, currentSection(open, state) ?? before)}
    >
      {words.goOn}
    </button>
  );
}

/** The card is read on one screen: the dock steps back while it is shown, and comes when somebody asks for it. */
function useRoom(): void {
  useEffect(() => {
    useLayoutStore.getState().foldDock(true);
    return () => useLayoutStore.getState().foldDock(false);
  }, []);
}
