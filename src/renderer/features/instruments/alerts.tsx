import type { AlertState } from '../../../shared/wire/live.ts';
import { triggersIn, triggerWords } from '../../../shared/wire/trigger-words.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { useNow } from '../../stores/view/use-now.ts';

const order = ['firing', 'pending', 'resolved', 'inactive', 'no-data'] as const;

/** The plan's alert rules with their states, the loudest first. */
export function Alerts() {
  const alerts = useAlertsStore((store) => store.alerts);
  const now = useNow(alerts.some(({ state }) => state === 'pending' || state === 'firing') ? 1_000 : null);
  const sorted = [...alerts].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <section className="pane" aria-label="Alerts">
      <h2>
        Alerts <span>{summary(alerts)}</span>
      </h2>
      {alerts.length === 0 ? (
        <p className="pane-empty">
          The document states no alert rules. A line such as “High error rate (&gt;1%)” becomes one.
        </p>
      ) : (
        <ul>
          {sorted.map((alert) => (
            <li
              key={`${alert.rule.line} ${alert.rule.text}`}
              className={`alert ${alert.state}${alert.reason === undefined ? '' : ' unmeasured'}${isBlind(alert) ? ' blind' : ''}`}
            >
              <span className="mark" aria-hidden="true">
                {alert.state === 'pending' || alert.state === 'firing' || isBlind(alert) ? '!' : ''}
              </span>
              <span className="alert-text">
                {alert.rule.text}
                {(alert.state === 'pending' || alert.state === 'firing') &&
                  alert.shown !== '' &&
                  ` — ${alert.shown}`}
              </span>
              <span className="n">
                {alert.rule.rollback === true && <TriggerMark />}
                <span className="visually-hidden">{alert.state} </span>
                {stateWords(alert, now)}
              </span>
              {alert.reason !== undefined && <small title={alert.reason}>{alert.reason}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function stateWords(alert: AlertState, now: number): string {
  const since = alert.since === null ? '' : ` ${age(now - alert.since)}`;
  if (alert.state === 'pending' || alert.state === 'firing') return `${alert.state}${since}`;
  if (alert.state === 'no-data') return alert.reason === undefined ? 'no data' : 'not measured';
  if (alert.state === 'resolved') return `resolved${alert.shown === '' ? '' : ` · ${alert.shown}`}`;
  return alert.shown === '' ? 'ok' : alert.shown;
}

/** A rollback trigger that would never be heard. */
function isBlind({ rule, reason }: AlertState): boolean {
  return rule.rollback === true && reason !== undefined;
}

/** A short age: `20 s`, `3 min`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3_600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3_600)} h`;
}

function summary(alerts: readonly AlertState[]): string {
  if (alerts.length === 0) return '';
  const count = (state: AlertState['state']): number =>
    alerts.filter((alert) => alert.state === state).length;
  const parts = [alerts.length === 1 ? '1 rule' : `${alerts.length} rules`];
  if (count('firing') > 0) parts.push(`${count('firing')} firing`);
  if (count('pending') > 0) parts.push(`${count('pending')} pending`);
  const triggers = triggersIn(alerts);
  if (triggers.some(({ reason }) => reason !== null)) parts.push(triggerWords(triggers) ?? '');
  return parts.join(' · ');
}

/** Says that a rule is a rollback trigger. */
function TriggerMark() {
  return (
    <span title="A rollback trigger" data-testid="trigger">
      <span aria-hidden="true">↩ </span>
      <span className="visually-hidden">rollback trigger, </span>
    </span>
  );
}
