import { useLinkStore } from '../../link/link-store.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { useProgressStore } from '../../stores/run/progress-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { modifier } from '../keys/modifier.ts';
import { ThemeToggle } from './theme-toggle.tsx';
import './status.css';

/** The bottom line: is the journal safe, which keys help, which plan this is. */
export function StatusBar() {
  const lost = useLinkStore((store) => store.state === 'lost');
  const seq = useRun((state) => state.seq);
  const hash = useRun((state) => state.planHash);
  const signed = Object.values(useRun((state) => state.signoffs));
  const progress = useProgressStore((store) => store.progress);
  const change = useDocumentStore((store) => store.change);
  const stale = signed.some((signoff) => signoff.planHash !== hash);
  return (
    <footer className="status-bar">
      <span className={lost ? 'journal lost' : 'journal'} data-testid="journal">
        <span aria-hidden="true">{lost ? '○' : '●'}</span>{' '}
        {lost
          ? `journal: last seen event ${seq}`
          : `journal durable · ${seq === 1 ? '1 event' : `${seq} events`}`}
      </span>
      {progress === null ? (
        <span className="hints">
          <span>{modifier}K commands</span>
          <span>{modifier}⇧R roll back</span>
          <span>/ filter logs</span>
          <button type="button" className="as-text" onClick={() => usePanelsStore.getState().setKeys(true)}>
            ? keys
          </button>
        </span>
      ) : (
        <span className="progress" data-testid="progress">
          <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={progress.text} />
          {progress.text}
        </span>
      )}
      <span className="grow" />
      {change === 'missing' && (
        <span className="changed">the checklist is gone from disk — this run keeps the plan it has</span>
      )}
      <span className="hash">
        plan sha-256 <span title={hash}>{shortHash(hash)}</span>
        {signed.length > 0 && (stale ? ' · sign-offs are for another plan' : ' · unchanged since sign-off')}
      </span>
      <ThemeToggle />
    </footer>
  );
}

function shortHash(hash: string): string {
  return hash.length < 12 ? hash : `${hash.slice(0, 4)}…${hash.slice(-3)}`;
}
