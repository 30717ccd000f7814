import { useCallback } from 'react';
import { useLink } from '../../link/link-context.tsx';
import { showItem } from '../../run/navigate.ts';
import { useOutputStore } from '../../stores/run/output-store.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { TerminalView } from '../terminal/terminal-view.tsx';
import { useShownOutput } from './use-shown-output.ts';
import * as words from './words.ts';

/** The output of one attempt: the pinned one, else the selected item's last, else the running one. */
export function OutputTab() {
  const shown = useShownOutput();
  if (shown === null) {
    return (
      <div className="empty">
        <strong>{words.noOutputTitle}</strong>
        <p>{words.noOutputText}</p>
      </div>
    );
  }
  return <Output key={`${shown.run}/${shown.item}/${shown.attempt}/${shown.host ?? ''}`} {...shown} />;
}

function Output({
  run,
  item,
  attempt,
  host,
  pinned,
  status,
}: NonNullable<ReturnType<typeof useShownOutput>>) {
  const { client } = useLink();
  const plan = usePlanStore((store) => store.open);
  const work = plan?.byId.get(item);
  const section = plan?.plan.phases.find(({ id }) => id === work?.phase)?.heading;
  const hear = useOutputStore((store) => store.hear);
  const open = useCallback(
    () => client.streams.output({ run, item, attempt, ...(host === undefined ? {} : { host }) }),
    [client, run, item, attempt, host],
  );
  const key = `${run}/${item}/${attempt}`;
  const onBytes = useCallback(() => hear(key, Date.now()), [hear, key]);
  return (
    <div className="output">
      <div className="output-head">
        <StateIcon status={status} small />
        <button
          type="button"
          className="output-title"
          title={words.showItem}
          onClick={() => {
            if (plan !== null && work !== undefined) showItem(plan, work);
          }}
        >
          {work?.title ?? item}
        </button>
        <span className="output-place">{section}</span>
        <code>{work?.command?.split('\n')[0]}</code>
        <span className="output-try">{words.attempt(attempt, host)}</span>
        {pinned && (
          <button type="button" className="btn small quiet" onClick={() => useDockStore.getState().pin(null)}>
            {words.unpin}
          </button>
        )}
      </div>
      <TerminalView open={open} readOnly label={words.outputOf(work?.title ?? item)} onBytes={onBytes} />
    </div>
  );
}
