import { triggersIn, triggerWords } from '../../../shared/wire/trigger-words.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import * as words from './words.ts';

/** What rolls production back by itself: the mode, and which triggers are watched and which cannot be. */
export function Automatic() {
  const mode = usePlanStore((store) => store.open?.sidecar.rollback?.on ?? 'off');
  const alerts = useAlertsStore((store) => store.alerts);
  const triggers = triggersIn(alerts);
  const watched = triggerWords(triggers);
  if (mode === 'off' || watched === null) return null;
  const blind = triggers.filter(({ reason }) => reason !== null);
  return (
    <div className="automatic" data-testid="automatic">
      <p>
        {words.automatic(mode, watched)}
        {blind.length === 0 ? '.' : ':'}
      </p>
      {blind.length > 0 && (
        <ul className="missing" aria-label={words.unwatched}>
          {blind.map(({ text, reason }) => (
            <li key={text}>{reason !== null && words.unwatchedReason(text, reason)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
