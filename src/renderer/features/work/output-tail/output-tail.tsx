import { useEffect, useState } from 'react';
import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { Attempt } from '../../../../shared/run/attempts.ts';
import { explainError } from '../../../link/explain-error.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import * as words from './words.ts';
import './output-tail.css';

/** So many lines say why a step failed, mostly; the rest is one press away. */
const shownLines = 6;

interface Tail {
  readonly lines: readonly string[];
  readonly more: number;
}

interface Props {
  readonly run: string;
  readonly item: WorkItem;
  readonly attempt: Attempt;
}

/** The last lines of what a failed attempt printed, in its own row; of a group, those of the first host that failed. */
export function OutputTail({ run, item, attempt }: Props) {
  const { client } = useLink();
  const [tail, setTail] = useState<Tail | string | null>(null);
  const host = attempt.hosts?.find(({ status }) => status === 'failed' || status === 'timed-out')?.host;
  // Of a group on which no host failed, every host that was reached has its own row.
  const isElsewhere = attempt.hosts !== undefined && host === undefined;
  const { id } = item;
  const { n } = attempt;
  useEffect(() => {
    if (isElsewhere) return;
    let gone = false;
    const asked = { run, item: id, attempt: n, lines: shownLines, ...(host === undefined ? {} : { host }) };
    client.streams.tail(asked).then(
      (read) => {
        if (!gone) setTail(read);
      },
      (error: unknown) => {
        if (!gone) setTail(words.noTail(explainError(error).message));
      },
    );
    return () => {
      gone = true;
    };
  }, [client, run, id, n, host, isElsewhere]);
  if (tail === null) return null;
  if (typeof tail === 'string') return <p className="tail-note">{tail}</p>;
  const open = (): void => {
    useLayoutStore.getState().show('dock');
    useDockStore.getState().pin({ run, item: id, attempt: n, ...(host === undefined ? {} : { host }) });
  };
  return (
    <figure className="output-tail" aria-label={words.lastLines(item.title)} data-testid={`tail-${id}`}>
      {tail.lines.length === 0 ? (
        <p className="tail-note">{words.printedNothing}</p>
      ) : (
        <>
          {tail.more > 0 && (
            <button type="button" data-testid={`tail-more-${id}`} onClick={open}>
              {words.moreLines(tail.more)}
            </button>
          )}
          <pre>{tail.lines.join('\n')}</pre>
        </>
      )}
    </figure>
  );
}
