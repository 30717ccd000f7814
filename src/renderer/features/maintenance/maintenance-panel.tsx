import type { Maintenance } from '../../../shared/wire/calls/start-page.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import '../reference/reference.css';
import { TaskRow } from './task-row.tsx';
import { useMaintenance } from './use-maintenance.ts';
import * as words from './words.ts';

/** The document's recurring work, apart from any release, and when it was last done. */
export function MaintenancePanel() {
  const maintenance = usePlanStore((store) => store.open?.plan.maintenance) ?? [];
  const file = useRun((state) => state.file);
  const mark = useMaintenance();
  const known = useAppStore((store) => store.maintenance?.find((each) => each.file === file));
  return (
    <div className="panel-page">
      <h2>{words.panel}</h2>
      <p className="lead">{words.panelLead}</p>
      <ul className="plain-list">
        {maintenance.map(({ every, text, line }) => (
          <TaskRow
            key={`${line} ${text}`}
            task={taskOf(known, every, text) ?? { every, text, done: null, isDue: true }}
            onMark={(done) => mark(file, text, done)}
          />
        ))}
      </ul>
      {maintenance.length === 0 && <p className="lead">{words.none}</p>}
    </div>
  );
}

function taskOf(known: Maintenance | undefined, every: string, text: string) {
  return known?.tasks.find((task) => task.text === text && task.every === every);
}
