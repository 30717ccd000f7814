import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Maintenance, MaintenanceTask } from '../../../../shared/wire/start-page.ts';
import { useCall } from '../../../link/use-call.ts';
import { useAppStore } from '../../../stores/view/app-store.ts';
import { useScreenStore } from '../../../stores/view/screen-store.ts';
import { when } from '../when.ts';
import * as words from './words.ts';
import './maintenance.css';

/** More of one checklist come at a press. */
const shownAtFirst = 5;
const keyOf = (file: string, task: MaintenanceTask): string => `${file} ${task.every} ${task.text}`;

/** Recurring tasks that are due. One that was just marked stays in view with its Undo. */
export function DueList({ changed }: { changed: () => void }) {
  const maintenance = useAppStore((store) => store.maintenance) ?? [];
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
      <h2 id="due-title">{words.title}</h2>
      <p className="lead">{words.lead}</p>
      {due.map((each) => (
        <DueOf
          key={each.file}
          checklist={each}
          changed={changed}
          onMark={(task) => setMarked((before) => new Set(before).add(keyOf(each.file, task)))}
        />
      ))}
    </section>
  );
}

function DueOf({
  checklist: { file, title, tasks },
  changed,
  onMark,
}: {
  checklist: Maintenance;
  changed: () => void;
  onMark: (task: MaintenanceTask) => void;
}) {
  const call = useCall();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? tasks : tasks.slice(0, shownAtFirst);
  const mark = (task: MaintenanceTask, done: boolean): void => {
    onMark(task);
    void call(words.mark, (client) => client.app.maintained({ file, task: task.text, done })).then(changed);
  };
  return (
    <div className="due-of">
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
          <li key={keyOf(file, task)}>
            <span className="every">{words.every[task.every]}</span>
            <span className="due-task">
              {task.text}
              <small>
                {task.done === null ? words.never : words.lastDone(when(task.done.at), task.done.by)}
              </small>
            </span>
            {task.isDue ? (
              <button
                type="button"
                className="btn small"
                aria-label={words.doneFor(task.text)}
                onClick={() => mark(task, true)}
              >
                <Check size={12} aria-hidden="true" /> {words.done}
              </button>
            ) : (
              <button
                type="button"
                className="btn small quiet"
                aria-label={words.undoFor(task.text)}
                onClick={() => mark(task, false)}
              >
                {words.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < tasks.length && (
        <button type="button" className="btn small quiet" onClick={() => setWhole(true)}>
          {words.more(tasks.length - shown.length)}
        </button>
      )}
    </div>
  );
}
