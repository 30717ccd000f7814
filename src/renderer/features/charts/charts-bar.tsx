import { X } from 'lucide-react';
import { type ChartRange, useChartsStore } from '../../stores/view/charts-store.ts';
import { byRelease } from './trends/words.ts';
import * as words from './words.ts';

const ranges: readonly ChartRange[] = ['15m', '1h', 'release', 'run'];

interface Props {
  readonly title: string;
  /** Shows all charts; null while they are shown. */
  readonly onAll: (() => void) | null;
  /** The run has changed something. */
  readonly isReleased: boolean;
  /** Earlier releases are shown beside this one. */
  readonly isByRelease: boolean;
  readonly onByRelease: (shown: boolean) => void;
  readonly onPng: () => void;
  readonly onCsv: () => void;
  readonly onClose: () => void;
}

/** What the charts are of, how much of the run they show, and the ways out. */
export function ChartsBar({
  title,
  onAll,
  isReleased,
  isByRelease,
  onByRelease,
  onPng,
  onCsv,
  onClose,
}: Props) {
  const { range, zoom, setRange, setZoom } = useChartsStore();
  return (
    <div className="section-bar charts-bar">
      <h2>{title}</h2>
      <fieldset className="work-filter" aria-label={words.range}>
        {ranges.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={!isByRelease && zoom === null && range === each}
            data-testid={`range-${each}`}
            disabled={each === 'release' && !isReleased}
            title={each === 'release' && !isReleased ? words.notReleased : undefined}
            onClick={() => {
              setRange(each);
              onByRelease(false);
            }}
          >
            {words.ranges[each]}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={isByRelease}
          data-testid="by-release"
          onClick={() => onByRelease(true)}
        >
          {byRelease}
        </button>
      </fieldset>
      {zoom !== null && !isByRelease && (
        <button type="button" className="btn small" data-testid="reset-zoom" onClick={() => setZoom(null)}>
          {words.resetZoom}
        </button>
      )}
      {!isByRelease && <LogScale />}
      <span className="grow" />
      {onAll !== null && (
        <button type="button" className="btn small" data-testid="show-all-charts" onClick={onAll}>
          {words.allCharts}
        </button>
      )}
      {!isByRelease && <Save onPng={onPng} onCsv={onCsv} />}
      <button
        type="button"
        className="icon-btn"
        aria-label={words.close}
        data-testid="close-charts"
        onClick={onClose}
      >
        <X size={15} />
      </button>
    </div>
  );
}

/** Switches all charts between even steps and orders of magnitude. */
function LogScale() {
  const { isLog, setLog } = useChartsStore();
  return (
    <button
      type="button"
      className="btn small"
      aria-pressed={isLog}
      title={words.logHint}
      data-testid="log-scale"
      onClick={() => setLog(!isLog)}
    >
      {words.log}
    </button>
  );
}

/** Saves the charts that are shown. */
function Save({ onPng, onCsv }: Pick<Props, 'onPng' | 'onCsv'>) {
  return (
    <>
      <button
        type="button"
        className="btn small"
        aria-label={words.savePng}
        data-testid="save-png"
        onClick={onPng}
      >
        {words.png}
      </button>
      <button
        type="button"
        className="btn small"
        aria-label={words.saveCsv}
        data-testid="save-csv"
        onClick={onCsv}
      >
        {words.csv}
      </button>
    </>
  );
}
