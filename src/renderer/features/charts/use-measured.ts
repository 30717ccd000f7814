import { useEffect, useState } from 'react';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import { useCall } from '../../link/use-call.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { useChartsStore } from '../../stores/view/charts-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { askedSpan } from './data/span.ts';
import * as words from './words.ts';

/** What the run's folder keeps of the shown range. */
export interface Measured {
  readonly tiles: readonly Tile[];
  readonly series: Readonly<Record<string, readonly Sample[]>>;
}

const nothing: Measured = { tiles: [], series: {} };
/** The window itself remembers an hour; before that is over, what was kept meanwhile is read again. In ms. */
const readAgainMs = 10 * 60_000;

/** Reads what was kept of the shown range, once for every range and zoom. Until it has come, what was read last stays. */
export function useMeasured(endedAt: number | null, released: number | null): Measured {
  const call = useCall();
  const run = useRunStore((store) => store.current);
  const range = useChartsStore((store) => store.range);
  const zoom = useChartsStore((store) => store.zoom);
  const tick = useNow(endedAt === null && zoom === null ? readAgainMs : null);
  const [measured, setMeasured] = useState(nothing);
  useEffect(() => {
    if (run === null) return;
    let wanted = true;
    const asked = askedSpan(range, zoom, endedAt ?? tick, released);
    void call(words.readMeasured, (client) => client.runs.measured({ run, ...asked })).then((answer) => {
      if (wanted && answer !== undefined) setMeasured(answer);
    });
    return () => {
      wanted = false;
    };
  }, [call, run, range, zoom, endedAt, tick, released]);
  return measured;
}
