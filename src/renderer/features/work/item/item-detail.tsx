import type { WorkItem } from '../../../../shared/plan/work.ts';
import { asksAtKeyboard } from '../../../../shared/run/asks-at-keyboard.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { AttemptList } from './attempt-list.tsx';
import { DetailActions } from './detail-actions.tsx';
import * as words from './words.ts';
import './item-detail.css';

/** Everything about one item: its full command, expected output, values and attempts. */
export function ItemDetail({ item, view }: { item: WorkItem; view: ItemView }) {
  const given = useRun((state) => state.values);
  const sidecar = usePlanStore((store) => store.open?.sidecar.values);
  const { tick, attempts } = view.state;
  return (
    <div className="item-detail">
      {item.command !== undefined && <pre className="command-full">{showHidden(item.command)}</pre>}
      <dl>
        {item.expect !== undefined && (
          <>
            <dt>{words.expectedOutput}</dt>
            <dd className="mono">{item.expect}</dd>
          </>
        )}
        {item.placeholders.map((name) => (
          <PlaceholderValue key={name} name={name} value={given[name] ?? sidecar?.[name] ?? null} />
        ))}
        {tick !== null && (
          <>
            <dt>{words.tickedBy}</dt>
            <dd>
              {tick.actor}, {new Date(tick.at).toLocaleString()}
              {tick.note !== null && ` — ${tick.note}`}
            </dd>
          </>
        )}
        <dt>{words.document}</dt>
        <dd>{words.traits({ ...item, asks: asksAtKeyboard(item) })}</dd>
      </dl>
      {attempts.length > 0 && <AttemptList run={view.run} item={item.id} attempts={attempts} />}
      <DetailActions item={item} view={view} />
    </div>
  );
}

function PlaceholderValue({ name, value }: { name: string; value: string | null }) {
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className={value === null ? 'missing mono' : 'mono'}>{value ?? words.noValue}</dd>
    </>
  );
}
