import { useState } from 'react';
import type { LogSource, MetricSource } from '../../../../shared/sidecar/sidecar.ts';
import * as words from '../parts/words.ts';

interface Props {
  /** The server that is asked; undefined for this machine. */
  readonly server: string | undefined;
  onMetric(source: MetricSource): void;
  onLog(source: LogSource): void;
}

/** Adds a page of metrics or a log that the document does not name. */
export function AddSource({ server, onMetric, onLog }: Props) {
  return (
    <>
      <OneField
        label={words.metricsUrl}
        hint={words.metricsHint}
        onAdd={(scrape) => onMetric({ scrape, ...(server === undefined ? {} : { via: server }) })}
      />
      <OneField
        label={words.logName}
        hint={words.logHint}
        onAdd={(name) =>
          onLog({
            ...(/^[~/]/.test(name) ? { file: name } : { journal: name }),
            ...(server === undefined ? {} : { on: server }),
          })
        }
      />
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  onAdd(text: string): void;
}

function OneField({ label, hint, onAdd }: FieldProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="add-server"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onAdd(text.trim());
        setText('');
      }}
    >
      <input
        className="field mono"
        aria-label={label}
        placeholder={hint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn">
        {words.add}
      </button>
    </form>
  );
}
