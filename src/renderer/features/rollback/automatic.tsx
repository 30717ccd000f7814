import { assertNever } from '../../../shared/text/assert-never.ts';
import { triggersIn, triggerWords } from '../../../shared/wire/trigger-words.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';

/** What takes production back without the control: the mode, and which triggers are watched and which cannot be. */
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
        {modeWords(mode)}: {watched}
        {blind.length === 0 ? '.' : ':'}
      </p>
      {blind.length > 0 && (
        <ul className="missing" aria-label="Triggers that cannot be watched">
          {blind.map(({ text, reason }) => (
            <li key={text}>
              “{text}”: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function modeWords(mode: 'shadow' | 'ask' | 'auto'): string {
  switch (mode) {
    case 'shadow':
      return 'A firing trigger is only noted';
    case 'ask':
      return 'A firing trigger asks';
    case 'auto':
      return 'A firing trigger takes production back';
    default:
      return assertNever(mode);
  }
}
