import { useState } from 'react';
import type { ChangedItem, PlanChange } from '../../../shared/plan/plan-change.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import './document-banner.css';

/** Says that the checklist was edited while the run goes on, what that means, and lets a person take the edit. */
export function DocumentBanner() {
  const difference = useDocumentStore((store) => store.difference);
  return (
    <div className="document-banner-place" role="status">
      {difference !== null && <Difference change={difference} />}
    </div>
  );
}

function Difference({ change }: { change: PlanChange }) {
  const [open, setOpen] = useState(false);
  const actions = useRunActions();
  const signed = useRun((state) => Object.keys(state.signoffs).length);
  return (
    <div className="document-banner" data-testid="document-banner">
      <p>
        <b>The checklist was edited.</b> {countWords(change)}. This run keeps the plan it has until you take
        the edited one; {change.kept} items keep what is known of them
        {signed > 0 && `, ${signed === 1 ? '1 sign-off becomes' : `${signed} sign-offs become`} stale`}.
      </p>
      <button
        type="button"
        className="btn small"
        aria-expanded={open}
        data-testid="show-changes"
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide what changed' : 'Show what changed'}
      </button>
      <MoveButton
        move={{ do: 'take-document' }}
        className="btn small primary"
        data-testid="take-document"
        onMove={actions.takeDocument}
      >
        Take the edited checklist
      </MoveButton>
      {open && <Changes change={change} />}
    </div>
  );
}

function Changes({ change }: { change: PlanChange }) {
  return (
    <ul className="changes" data-testid="changes">
      {change.added.map((item) => (
        <Change key={`+${item.id}`} kind="new" item={item} />
      ))}
      {change.rewritten.map(({ before, after }) => (
        <Change key={`~${after.id}`} kind="rewritten" item={after} before={before} />
      ))}
      {change.removed.map((item) => (
        <Change key={`-${item.id}`} kind="gone" item={item} />
      ))}
    </ul>
  );
}

function Change({
  kind,
  item,
  before,
}: {
  kind: 'new' | 'rewritten' | 'gone';
  item: ChangedItem;
  before?: ChangedItem;
}) {
  return (
    <li className={kind}>
      <span className="change-kind">{kind}</span>
      <span className="change-words">
        {before !== undefined && <Words item={before} old />}
        <Words item={item} old={kind === 'gone'} />
      </span>
      <small>
        {item.place} · line {item.line}
      </small>
    </li>
  );
}

function Words({ item, old }: { item: ChangedItem; old: boolean }) {
  const words = (
    <>
      {item.title}
      {item.command !== null && item.command !== item.title && <code>{showHidden(item.command)}</code>}
    </>
  );
  return old ? <del>{words}</del> : <span>{words}</span>;
}

function countWords({ added, removed, rewritten }: PlanChange): string {
  const parts = [
    [added.length, 'new'],
    [rewritten.length, 'rewritten'],
    [removed.length, 'gone'],
  ] as const;
  const said = parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  return said.length === 0
    ? 'Its items are the same, its words around them are not'
    : `Items: ${said.join(', ')}`;
}
