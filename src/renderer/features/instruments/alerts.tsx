import type { AlertState } from '../../../shared/wire/live.ts';
import { triggersIn, triggerWords } from '../../../shared/wire/trigger-words.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { asOf } from '../../text/as-of.ts';
import { AlarmToggle } from '../alarm/alarm-toggle.tsx';
import { AlertRow } from './alert-row.tsx';
import * as words from './words.ts';

const order = ['firing', 'pending', 'resolved', 'inactive', 'no-data'] as const;

/** The plan's alert rules with their states, the most urgent first. */
export function Alerts() {
  const alerts = useAlertsStore((store) => store.alerts);
  const ended = useRun((state) => (state.status === 'ended' ? state.endedAt : null));
  const isLive = ended === null && alerts.some(({ state }) => state === 'pending' || state === 'firing');
  const now = useNow(isLive ? 1_000 : null);
  const sorted = [...alerts].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <section className="pane" aria-label={words.alerts}>
      <h2>
        {words.alerts} <span>{ended === null ? summary(alerts) : asOf(ended)}</span>
        {ended === null && alerts.length > 0 && <AlarmToggle />}
      </h2>
      {alerts.length === 0 ? (
        <p className="pane-empty">{ended === null ? words.noAlerts : words.noneFired}</p>
      ) : (
        <ul>
          {sorted.map((alert) => (
            <AlertRow
              key={`${alert.rule.line} ${alert.rule.text}`}
              alert={alert}
              said={ended === null ? stateWords(alert, now) : endWords(alert)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function stateWords(alert: AlertState, now: number): string {
  if (alert.state === 'pending' || alert.state === 'firing')
    return words.since(alert.state, alert.since === null ? '' : words.age(now - alert.since));
  if (alert.state === 'no-data') return alert.reason === undefined ? words.noData : words.notMeasured;
  if (alert.state === 'resolved') return words.resolved(alert.shown);
  return alert.shown === '' ? words.ok : alert.shown;
}

/** How an alert stood when its run ended; for how long it had done so says nothing about today. */
function endWords(alert: AlertState): string {
  return alert.state === 'firing' || alert.state === 'pending'
    ? words.was(alert.state)
    : stateWords(alert, 0);
}

function summary(alerts: readonly AlertState[]): string {
  if (alerts.length === 0) return '';
  const count = (state: AlertState['state']): number =>
    alerts.filter((alert) => alert.state === state).length;
  const triggers = triggersIn(alerts);
  return words.summary(alerts.length, {
    firing: count('firing'),
    pending: count('pending'),
    triggers: triggers.some(({ reason }) => reason !== null) ? triggerWords(triggers) : null,
  });
}
