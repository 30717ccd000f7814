import { usePlanStore } from '../../stores/run/plan-store.ts';
import './reference.css';

const everyWords = {
  day: 'Daily',
  week: 'Weekly',
  month: 'Monthly',
  quarter: 'Quarterly',
  year: 'Yearly',
} as const;
const order = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** What the document wants done again and again, outside of any release. */
export function MaintenancePanel() {
  const maintenance = usePlanStore((store) => store.open?.plan.maintenance) ?? [];
  return (
    <div className="panel-page">
      <h2>Maintenance</h2>
      <p className="lead">Recurring work. It is no part of a release: nothing here holds a gate.</p>
      {order.map((every) => {
        const list = maintenance.filter((entry) => entry.every === every);
        return list.length === 0 ? null : (
          <section key={every} aria-label={everyWords[every]}>
            <h3>{everyWords[every]}</h3>
            <ul className="plain-list">
              {list.map((entry) => (
                <li key={`${entry.line} ${entry.text}`}>
                  {entry.text}
                  <span className="where">line {entry.line}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {maintenance.length === 0 && <p className="lead">The document lists none.</p>}
    </div>
  );
}
