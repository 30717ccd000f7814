import { usePlanStore } from '../../stores/run/plan-store.ts';
import * as words from './words.ts';
import './reference.css';

const order = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** The document's recurring work, apart from any release. */
export function MaintenancePanel() {
  const maintenance = usePlanStore((store) => store.open?.plan.maintenance) ?? [];
  return (
    <div className="panel-page">
      <h2>{words.maintenance}</h2>
      <p className="lead">{words.maintenanceLead}</p>
      {order.map((every) => {
        const list = maintenance.filter((entry) => entry.every === every);
        return list.length === 0 ? null : (
          <section key={every} aria-label={words.every[every]}>
            <h3>{words.every[every]}</h3>
            <ul className="plain-list">
              {list.map((entry) => (
                <li key={`${entry.line} ${entry.text}`}>
                  {entry.text}
                  <span className="where">{words.line(entry.line)}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {maintenance.length === 0 && <p className="lead">{words.noMaintenance}</p>}
    </div>
  );
}
