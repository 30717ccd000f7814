import { useEffect, useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { useRun, useRunStore } from '../../stores/run/run-store.ts';
import { RecordText } from './record-text.tsx';
import * as words from './words.ts';
import './record.css';

/** The run's record so far: the same checklist, filled in, to read, copy and save. */
export function RecordPanel() {
  const call = useCall();
  const run = useRunStore((store) => store.current);
  const status = useRun((state) => state.status);
  const title = useRun((state) => state.title);
  const [markdown, setMarkdown] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (run === null) return;
    let wanted = true;
    // Asks again when the run ends: the record is complete only then.
    void status;
    void call(words.writeRecord, (client) => client.runs.record({ run })).then((answer) => {
      if (wanted && answer !== undefined) setMarkdown(answer.markdown);
    });
    return () => {
      wanted = false;
    };
  }, [call, run, status]);

  const save = (): void => {
    if (markdown === null) return;
    const url = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-record.md`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="record-page">
      <div className="section-bar">
        <h2>{words.title}</h2>
        <span className="sub">{status === 'ended' ? words.finished : words.soFar}</span>
        <span className="grow" />
        <button
          type="button"
          className="btn"
          disabled={markdown === null}
          onClick={() => {
            if (markdown !== null) void navigator.clipboard.writeText(markdown).then(() => setCopied(true));
          }}
        >
          {copied ? words.copied : words.copy}
        </button>
        <button
          type="button"
          className="btn"
          disabled={markdown === null}
          onClick={save}
          data-testid="save-record"
        >
          {words.save}
        </button>
      </div>
      <div className="record-scroll" data-testid="record-text">
        {markdown === null ? <p className="empty">{words.loading}</p> : <RecordText markdown={markdown} />}
      </div>
    </div>
  );
}
