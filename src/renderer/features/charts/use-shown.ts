import { useMemo } from 'react';
import type { Tile } from '../../../shared/wire/live.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useChartsStore } from '../../stores/view/charts-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { type ChartLine, chartLines } from './data/chart-lines.ts';
import type { RunMark } from './data/run-mark.ts';
import { type Span, shownSpan } from './data/span.ts';
import { runMarks } from './run-marks.ts';
import { useMeasured } from './use-measured.ts';

/** A chart's tile, and its lines with everything that is known of the range. */
export interface ShownChart {
  readonly tile: Tile;
  readonly lines: readonly ChartLine[];
}

export interface Shown {
  readonly charts: readonly ShownChart[];
  readonly span: Span;
  readonly marks: readonly RunMark[];
  /** The moment the charts are about: now, or when the run ended; epoch ms. */
  readonly end: number;
  /** When the first command of the change started, epoch ms; null before that. */
  readonly released: number | null;
}

/** While nothing comes, the charts move on this often, in ms; each sample moves them by itself. */
const moveEveryMs = 5_000;

/** What the charts show: of one tile, or of all (null). */
export function useShown(wanted: string | null): Shown {
  const told = useMetricsStore((store) => store.tiles);
  const heard = useMetricsStore((store) => store.series);
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const range = useChartsStore((store) => store.range);
  const zoom = useChartsStore((store) => store.zoom);
  const back = state.rollback?.endedAt;
  const ended = state.status === 'ended' && (state.rollback === null || back != null);
  const endedAt = ended ? Date.parse(back ?? state.endedAt ?? '') : null;
  const now = useNow(endedAt === null && zoom === null ? moveEveryMs : null);
  const marks = useMemo(() => runMarks(state, open), [state, open]);
  const released = releasedAt(marks);
  const measured = useMeasured(endedAt, released);
  const tiles = told.length > 0 ? told : measured.tiles;
  const charts = useMemo(
    () =>
      tiles
        .filter(({ id }) => wanted === null || id === wanted)
        .map((tile) => ({ tile, lines: chartLines(tile, measured.series, heard) })),
    [tiles, wanted, measured, heard],
  );
  const newest = Math.max(now, ...charts.map(({ lines }) => lines[0]?.samples.at(-1)?.at ?? 0));
  const end = endedAt ?? newest;
  const span = useMemo(() => {
    const firsts = charts.flatMap(({ lines }) => lines.flatMap(({ samples }) => samples[0]?.at ?? []));
    const begin = firsts.length === 0 ? null : Math.min(...firsts);
    return shownSpan(range, zoom, { begin, end, released });
  }, [charts, range, zoom, end, released]);
  return { charts, span, marks, end, released };
}

/** When the first command of the change started; null before that. */
function releasedAt(marks: readonly RunMark[]): number | null {
  return marks.find(({ kind }) => kind === 'deploy')?.at ?? null;
}
