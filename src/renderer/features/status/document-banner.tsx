import { useState } from 'react';
import type { ChangedItem, PlanChange } from '../../../shared/plan/plan-change.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';
import './document-banner.css';

/** Says that the checklist was edited during the run, what that means, and offers to switch to it. */
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
        <b>{words.edited}</b> {words.changes(change)} {words.keepsPlan(change.kept, signed)}
      </p>
      <button
        type="button"
        className="btn small"
        aria-expanded={open}
        data-testid="show-changes"
        onClick={() => setOpen(!open)}
      >
        {open ? words.hideChanges : words.showChanges}
      </button>
      <MoveButton
        move={{ do: 'take-document' }}
        className="btn small primary"
        data-testid="take-document"
        onMove={actions.takeDocument}
      >
        {words.takeDocument}
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
        <Change key={`~${after.id}`} kind="changed" item={after} before={before} />
      ))}
      {change.removed.map((item) => (
        <Change key={`-${item.id}`} kind="removed" item={item} />
      ))}
    </ul>
  );
}

function Change({
  kind,
  item,
  before,
}: {
  kind: keyof typeof words.changeKinds;
  item: ChangedItem;
  before?: ChangedItem;
}) {
  return (
    <li className={kind}>
      <span className="change-kind">{words.changeKinds[kind]}</span>
      <span className="change-words">
        {before !== undefined && <ItemText item={before} old />}
        <ItemText item={item} old={kind === 'removed'} />
      </span>
      <small>{words.changePlace(item.place, item.line)}</small>
    </li>
  );
}

function ItemText({ item, old }: { item: ChangedItem; old: boolean }) {
  const text = (
    <>
      {item.title}
      {item.command !== null && item.command !== item.title && <code>{showHidden(item.command)}</code>}
    </>
  );
  return old ? <del>{text}</del> : <span>{text}</span>;
}
