import { useEffect, useRef } from 'react';
import type { WorkItem } from '../../../../shared/plan/work.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { useItemView } from '../../../run/item-source.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { TargetChip } from '../../../ui/target-chip.tsx';
import { HostRows } from '../hosts/host-rows.tsx';
import { PartWayChoices } from '../hosts/part-way-choices.tsx';
import { RefusedNotice } from '../hosts/refused-notice.tsx';
import { DangerForm } from './danger-form.tsx';
import { FailureChoices } from './failure-choices.tsx';
import { ItemDetail } from './item-detail.tsx';
import { ItemDuration } from './item-duration.tsx';
import { ItemEnd } from './item-end.tsx';
import { ItemMark } from './item-mark.tsx';
import { ReasonForm } from './reason-form.tsx';
import { SilentNotice } from './silent-notice.tsx';
import * as words from './words.ts';

/** One item: its state, what it is, where it runs, how long it took, how it ended, and what can be done about it. */
export function ItemRow({ item }: { item: WorkItem }) {
  const view = useItemView(item);
  const placement = usePlanStore((store) => store.open?.placement[item.id]);
  const selected = useSelectionStore((store) => store.item === item.id);
  const expanded = useSelectionStore((store) => store.expanded.has(item.id));
  const form = useSelectionStore((store) => (store.form?.item === item.id ? store.form : null));
  const toggle = useSelectionStore((store) => store.toggle);
  const select = useSelectionStore((store) => store.select);
  const main = useRef<HTMLButtonElement>(null);
  const { status, waiver } = view.state;
  const last = view.state.attempts.at(-1);

  useEffect(() => {
    if (!selected) return;
    // Focus follows the selection, except while somebody types.
    const typing = document.activeElement?.closest('input, textarea, select, .xterm, .danger-form');
    if (typing === null || typing === undefined) main.current?.focus();
  }, [selected]);

  const troubled = status === 'failed' || status === 'timed-out' || status === 'cancelled';
  return (
    <article
      className={`item ${status}${selected ? ' selected' : ''}`}
      data-testid={`item-${item.id}`}
      data-status={status}
      aria-label={item.title}
    >
      <div className="item-line">
        <ItemMark item={item} view={view} />
        <button
          ref={main}
          type="button"
          className="item-main"
          aria-expanded={expanded}
          data-item={item.id}
          onFocus={() => select(item.id)}
          onClick={() => toggle(item.id)}
        >
          <span className="item-title">
            {item.title}
            {waiver !== null && status === 'waived' && (
              <span className="aside warn"> — {words.waived(waiver.reason)}</span>
            )}
            {troubled && last?.reason !== null && last !== undefined && (
              <span className="aside fail"> — {last.reason}</span>
            )}
            {status === 'part-way' && (
              <span className="aside warn"> — {words.partlyDone(last?.reason ?? '')}</span>
            )}
            {status === 'unknown' && (
              <span className="aside unknown"> — {last?.reason ?? words.outcomeUnknown}</span>
            )}
          </span>
          {item.command !== undefined && (
            <code className="item-command">{showHidden(item.command.split('\n')[0] ?? '')}</code>
          )}
        </button>
        {item.danger !== undefined && (
          <span className="danger-mark" title={item.danger}>
            {item.danger}
          </span>
        )}
        {item.expect !== undefined && status === 'pending' && (
          <span className="expect" title={words.expectsHint(item.expect)}>
            {words.expects(item.expect.split('\n')[0] ?? '')}
          </span>
        )}
        {item.command === undefined ? (
          <span className="by-hand">{words.byHand}</span>
        ) : (
          <TargetChip target={last?.target ?? placement} />
        )}
        <ItemDuration item={item} state={view.state} />
        <ItemEnd item={item} view={view} />
      </div>
      {status === 'running' && !item.follow && last !== undefined && (
        <>
          <SilentNotice run={view.run} item={item} attempt={last} />
          <RefusedNotice item={item.id} attempt={last} />
        </>
      )}
      {form?.kind === 'danger' && <DangerForm item={item} view={view} />}
      {form !== null && form.kind !== 'danger' && <ReasonForm view={view} form={form} />}
      {(troubled || status === 'unknown') && form === null && <FailureChoices item={item} view={view} />}
      {status === 'part-way' && form === null && <PartWayChoices item={item} />}
      {last?.hosts !== undefined && <HostRows item={item} view={view} />}
      {expanded && <ItemDetail item={item} view={view} />}
    </article>
  );
}
