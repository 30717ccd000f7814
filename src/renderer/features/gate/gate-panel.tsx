import { useState } from 'react';
import { gateHolds } from '../../../shared/run/gates.ts';
import { isItemSettled } from '../../../shared/run/run-state.ts';
import { currentSection, showItem, showSection } from '../../run/navigate.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import { SignoffList } from '../signoff/signoff-list.tsx';
import * as words from './words.ts';
import './gate.css';

const shownItems = 12;

/** A gate: what it still needs, its sign-offs, and the button that opens it. */
export function GatePanel({ id }: { id: string }) {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const now = useNow(1_000);
  const gate = open?.gates.find((candidate) => candidate.id === id);
  if (open === null || gate === undefined) return <p className="empty">{words.notInPlan}</p>;
  const holds = gateHolds(gate, state, open.work, now);
  const opened = state.gates[gate.id];
  const before = open.plan.phases.find((phase) => phase.id === gate.before)?.heading ?? '';
  const left = gate.needs.filter((item) => !isItemSettled(state, item));
  return (
    <div className="gate-panel" data-testid="gate-panel">
      <h2>{words.title(before)}</h2>
      {opened !== undefined ? (
        <p className="gate-open" data-testid="gate-state">
          <StateIcon status="passed" small />{' '}
          {words.openedBy(new Date(opened.at).toLocaleTimeString(), opened.actor, opened.reason)}
        </p>
      ) : holds.length === 0 ? (
        <p className="gate-ready" data-testid="gate-state">
          {words.ready}
        </p>
      ) : (
        <div data-testid="gate-state">
          <p className="gate-shut">{words.shut}</p>
          <ul className="holds">
            {holds.map((hold) => (
              <li key={hold}>{hold}</li>
            ))}
          </ul>
        </div>
      )}
      {opened === undefined ? (
        <OpenGate id={gate.id} />
      ) : (
        <button
          type="button"
          className="btn primary gate-onward"
          data-testid="gate-onward"
          onClick={() => showSection(open, currentSection(open, state) ?? gate.before)}
        >
          {words.goOn}
        </button>
      )}
      {left.length > 0 && (
        <section aria-label={words.openItems}>
          <h3>{words.openItems}</h3>
          <ul className="gate-items">
            {left.slice(0, shownItems).map((item) => {
              const work = open.byId.get(item);
              return work === undefined ? null : (
                <li key={item}>
                  <button type="button" onClick={() => showItem(open, work)}>
                    <StateIcon
                      status={state.items[item]?.status ?? 'pending'}
                      box={work.kind === 'manual'}
                      small
                    />
                    <span>{work.title}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {left.length > shownItems && <p className="more">{words.more(left.length - shownItems)}</p>}
        </section>
      )}
      {gate.roles.length > 0 && (
        <section aria-label={words.signoffs}>
          <h3>{words.signoffs}</h3>
          <SignoffList roles={gate.roles} />
        </section>
      )}
    </div>
  );
}

function OpenGate({ id }: { id: string }) {
  const actions = useRunActions();
  const [reason, setReason] = useState('');
  return (
    <form
      className="open-gate"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.openGate(id, reason);
      }}
    >
      <label>
        <span>{words.reason}</span>
        <input
          className="field"
          data-testid="gate-reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <MoveButton
        move={{ do: 'open-gate', gate: id }}
        type="submit"
        className="btn primary"
        data-testid="open-gate"
        staysWhenEnded
      >
        {words.openGate}
      </MoveButton>
    </form>
  );
}
