import { useEffect, useRef } from 'react';
import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemState } from '../../../../shared/run/attempts.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { type ItemView, useItemView } from '../../../run/item-source.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useLostLine } from '../../../stores/run/use-lost-line.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { ownReason } from '../../../text/say-exit.ts';
import { TargetChip } from '../../../ui/target-chip.tsx';
import { ChoiceBar } from '../choice/choice-bar.tsx';
import { CodeBlock } from '../choice/code-block.tsx';
import { HostRows } from '../hosts/host-rows.tsx';
import { LineNotice } from '../hosts/line-notice.tsx';
import { PartWayChoices } from '../hosts/part-way-choices.tsx';
import { RefusedNotice } from '../hosts/refused-notice.tsx';
import { OutputTail } from '../output-tail/output-tail.tsx';
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
  const toggle = useSelectionStore((store) => store.toggle);
  const select = useSelectionStore((store) => store.select);
  const main = useRef<HTMLButtonElement>(null);
  const { status } = view.state;
  const last = view.state.attempts.at(-1);
  const line = useLostLine(last);

  useEffect(() => {
    if (!selected) return;
    // Focus follows the selection, except while somebody types.
    const typing = document.activeElement?.closest('input, textarea, select, .xterm, .danger-form');
    if (typing === null || typing === undefined) main.current?.focus();
  }, [selected]);

  return (
    <article
      className={`item ${status}${selected ? ' selected' : ''}${line === null ? '' : ' cut-off'}`}
      data-testid={`item-${item.id}`}
      data-status={status}
      aria-label={item.title}
    >
      <ChoiceBar item={item} />
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
            <Aside state={view.state} />
          </span>
          {item.command !== undefined && item.command !== item.title && (
            <code className="item-command">{showHidden(item.command.split('\n')[0] ?? '')}</code>
          )}
        </button>
        <Marks item={item} pending={status === 'pending'} />
        {item.command === undefined ? (
          <span className="by-hand">{whoTicks(item, view)}</span>
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
          <LineNotice item={item.id} attempt={last} />
        </>
      )}
      {item.code !== undefined && <CodeBlock code={item.code} title={item.title} />}
      {last !== undefined && (status === 'failed' || status === 'timed-out') && (
        <OutputTail run={view.run} item={item} attempt={last} />
      )}
      <FormOrChoices item={item} view={view} />
      {last?.hosts !== undefined && <HostRows item={item} view={view} />}
      {expanded && <ItemDetail item={item} view={view} />}
    </article>
  );
}

/** What there is to say after the title: why it failed, is waived, partly done or unknown. */
function Aside({ state: { status, waiver, attempts, tick, untick } }: { state: ItemState }) {
  const reason = ownReason(attempts.at(-1));
  if (status === 'waived' && waiver !== null)
    return <span className="aside warn"> — {words.waived(waiver.reason)}</span>;
  if (untick !== undefined) return <span className="aside fail"> — {words.unticked(untick.reason)}</span>;
  if (tick?.evidence !== undefined && tick.note !== null)
    return <span className="aside evidence"> — {tick.note}</span>;
  if (isTroubled(status) && reason !== null) return <span className="aside fail"> — {reason}</span>;
  if (status === 'skipped') return <span className="aside"> — {words.notChosen}</span>;
  if (status === 'part-way') return <span className="aside warn"> — {words.partlyDone(reason ?? '')}</span>;
  if (status === 'unknown') return <span className="aside unknown"> — {reason ?? words.outcomeUnknown}</span>;
  return null;
}

/** Whether the item is dangerous, and what its output should be before it has run. */
function Marks({ item, pending }: { item: WorkItem; pending: boolean }) {
  return (
    <>
      {item.danger !== undefined && (
        <span className="danger-mark" title={item.danger}>
          {item.danger}
        </span>
      )}
      {item.expect !== undefined && pending && (
        <span className="expect" title={words.expectsHint(item.expect)}>
          {words.expects(item.expect.split('\n')[0] ?? '')}
        </span>
      )}
    </>
  );
}

/** The form that is open for this item, else the choices after it failed, is unknown or partly done. */
function FormOrChoices({ item, view }: { item: WorkItem; view: ItemView }) {
  const form = useSelectionStore((store) => (store.form?.item === item.id ? store.form : null));
  const { status } = view.state;
  if (form?.kind === 'danger') return <DangerForm item={item} view={view} />;
  if (form !== null) return <ReasonForm view={view} form={form} />;
  if (isTroubled(status) || status === 'unknown') return <FailureChoices item={item} view={view} />;
  return status === 'part-way' ? <PartWayChoices item={item} /> : null;
}

function isTroubled(status: ItemState['status']): boolean {
  return status === 'failed' || status === 'timed-out' || status === 'cancelled';
}

/** Who ticks a box: a person, the rule it is about, or the commands below it. */
function whoTicks({ holds }: WorkItem, { state: { tick } }: ItemView): string {
  if (tick?.evidence !== undefined) return words.byRule;
  return holds === undefined ? words.byHand : words.byCommands;
}
