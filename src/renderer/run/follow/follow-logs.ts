import type { LogLine } from '../../../shared/wire/live.ts';
import { follow } from '../../link/follow.ts';
import type { Link } from '../../link/link.ts';
import { reportFailure } from '../../link/use-call.ts';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import * as words from '../words.ts';
import { batch } from './batch.ts';

const tail = 2_000;
/** Twelve renders per second look like a stream and leave time for the rest of the window. */
const drawEveryMs = 80;
const rateEveryMs = 1_000;

/** Follows the merged log of a run into the logs store. */
export function followLogs(link: Link, run: string): () => void {
  useLogsStore.getState().clear();
  let counted = 0;
  let first = true;
  const lines = batch<LogLine>(drawEveryMs, (values) => useLogsStore.getState().add(values));
  const stop = follow<{ lines: LogLine[] }>(link, {
    open: (client, signal) => {
      first = true;
      return client.logs.follow({ run, tail }, { signal });
    },
    onValue: (value) => {
      // The first batch is history; counting it would show a burst that did not happen.
      if (!first) counted += value.lines.length;
      first = false;
      lines.add(value.lines);
    },
    onRefused: (error) => reportFailure(words.followLogs, error),
  });
  const timer = setInterval(() => {
    const { rate, setRate } = useLogsStore.getState();
    const next = Math.round(rate * 0.5 + counted * 0.5);
    if (next !== rate) setRate(next);
    counted = 0;
  }, rateEveryMs);
  return () => {
    stop();
    lines.stop();
    clearInterval(timer);
  };
}
