import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GateLink, GateRow } from '../../../shared/run/gate-card/card-scene.ts';
import type { Gate } from '../../../shared/run/gates.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { showItem, showSection } from '../../run/navigate.ts';
import { type RunActions, useRunActions } from '../../run/use-run-actions.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { SignoffList } from '../signoff/signoff-list.tsx';
import * as words from './words.ts';

const marks: Readonly<Record<GateRow['state'], ReactNode>> = {
  ok: <Check size={13} strokeWidth={3.2} />,
  missing: <X size={13} strokeWidth={3.2} />,
  care: <b>!</b>,
  info: null,
};

/** The lines of the card, each with its state, what it says, and where it leads to. */
export function GateRows({
  plan,
  gate,
  rows,
}: {
  readonly plan: OpenPlan;
  readonly gate: Gate;
  readonly rows: readonly GateRow[];
}) {
  return (
    <ul className="gate-rows">
      {rows.map((row) => (
        <li key={row.key} className={`gate-row ${row.state}`} data-testid={`gate-row-${row.key}`}>
          <span className="gate-mark" role="img" aria-label={words.states[row.state]}>
            {marks[row.state]}
          </span>
          <h3 className="gate-name">{row.name}</h3>
          <div className="gate-says">
            <p>{row.text}</p>
            {row.key === 'signoffs' && gate.roles.length > 0 ? (
              <SignoffList roles={gate.roles} />
            ) : (
              row.details.map((line) => (
                <small key={line} className={row.key === 'next' ? 'gate-detail command' : 'gate-detail'}>
                  {line}
                </small>
              ))
            )}
          </div>
          <Links plan={plan} links={row.links} />
        </li>
      ))}
    </ul>
  );
}

function Links({ plan, links }: { plan: OpenPlan; links: readonly GateLink[] }) {
  const run = useRunActions();
  if (links.length === 0) return null;
  return (
    <ul className="gate-links">
      {links.map((link) => (
        <li key={link.label}>
          <button type="button" title={link.label} onClick={() => follow(link, plan, run)}>
            {link.label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function follow(link: GateLink, plan: OpenPlan, run: RunActions): void {
  switch (link.to) {
    case 'item': {
      const item = plan.byId.get(link.id);
      if (item !== undefined) showItem(plan, item);
      return;
    }
    case 'section':
      showSection(plan, link.id);
      return;
    case 'reconnect':
      run.reconnect(link.target);
      return;
    case 'rollback':
      usePanelsStore.getState().setRollback(true);
      return;
    case 'watched':
      useLayoutStore.getState().show('instruments');
      return;
    default:
      assertNever(link);
  }
}
