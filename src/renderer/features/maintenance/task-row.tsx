import { Check } from 'lucide-react';
import type { MaintenanceTask } from '../../../shared/wire/calls/start-page.ts';
import { when } from '../../text/when.ts';
import * as words from './words.ts';
import './maintenance.css';

interface Props {
  readonly task: MaintenanceTask;
  /** Marks it as done, or as not done after all. */
  onMark(done: boolean): void;
}

/** A recurring task: how often, what, when it was last done, and the button that says so. */
export function TaskRow({ task: { every, text, done, isDue }, onMark }: Props) {
  return (
    <li className="maintenance-task">
      <span className="every">{words.every[every]}</span>
      <span className="what">
        {text}
        <small>{done === null ? words.never : words.lastDone(when(done.at), done.by)}</small>
      </span>
      {isDue ? (
        <button
          type="button"
          className="btn small"
          aria-label={words.doneFor(text)}
          onClick={() => onMark(true)}
        >
          <Check size={12} aria-hidden="true" /> {words.done}
        </button>
      ) : (
        <button
          type="button"
          className="btn small quiet"
          aria-label={words.undoFor(text)}
          onClick={() => onMark(false)}
        >
          {words.undo}
        </button>
      )}
    </li>
  );
}
