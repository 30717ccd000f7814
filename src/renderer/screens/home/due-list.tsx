import { useState } from 'react';
import type { Maintenance, MaintenanceTask } from '../../../shared/wire/calls/start-page.ts';
import { TaskRow } from '../../features/maintenance/task-row.tsx';
import { useMaintenance } from '../../features/maintenance/use-maintenance.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import * as words from './words.ts';

/** More of one checklist come at a press. */
const shownAtFirst = 5;
const keyOf = (file: string, task: MaintenanceTask): string => `${file} ${task.every} ${task.text}`;

/** Recurring tasks that are due. One that was just marked stays in view with its Undo. */
export function DueList() {
  const maintenance = useAppStore((store) => store.maintenance) ?? [];
  const mark = useMaintenance();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const due = maintenance
    .map((each) => ({
      ...each,
      tasks: each.tasks.filter((task) => task.isDue || marked.has(keyOf(each.file, task))),
    }))
    .filter(({ tasks }) => tasks.length > 0);
  if (due.length === 0) return null;
  return (
    <section className="due" aria-labelledby="due-title" data-testid="maintenance-due">
      <h2 id="due-title">{words.due}</h2>
      <p className="lead">{words.dueLead}</p>
      {due.map((each) => (
        <DueOf
          key={each.file}
          checklist={each}
          onMark={(task, done) => {
            setMarked((before) => new Set(before).add(keyOf(each.file, task)));
            mark(each.file, task.text, done);
          }}
        />
      ))}
    </section>
  );
}

function DueOf({
  checklist: { file, title, tasks },
  onMark,
}: {
  checklist: Maintenance;
  onMark: (task: MaintenanceTask, done: boolean) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? tasks : tasks.slice(0, shownAtFirst);
  return (
    <>
      <button
        type="button"
        className="due-file"
        title={file}
        onClick={() => useScreenStore.getState().go({ name: 'review', file })}
      >
        {title}
      </button>
      <ul>
        {shown.map((task) => (
          <TaskRow key={keyOf(file, task)} task={task} onMark={(done) => onMark(task, done)} />
        ))}
      </ul>
      {shown.length < tasks.length && (
        <button type="button" className="btn small quiet" onClick={() => setWhole(true)}>
          {words.more(tasks.length - shown.length)}
        </button>
      )}
    </>
  );
}
