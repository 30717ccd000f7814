import { judgmentWords, verdictWords } from '../../../shared/wire/judgment-words.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { clockTime } from '../../text/clock-time.ts';
import './judgment.css';

/** Whether what is measured got worse since the change, in one sentence; nothing while there is nothing to compare. */
export function Judgment() {
  const judged = useMetricsStore((store) => store.judged);
  if (judged === null) return null;
  return (
    <p className="judgment" data-testid="judgment" data-verdict={judged.verdict} role="status">
      <b>{verdictWords(judged)}</b> {judgmentWords(judged, clockTime)}
    </p>
  );
}
