import { useLinkStore } from '../../link/link-store.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { useProgressStore } from '../../stores/run/progress-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { modifier } from '../keys/modifier.ts';
import { PanelToggles } from './panel-toggles.tsx';
import { ScaleControls } from './scale-controls.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import * as words from './words.ts';
import './status.css';

/** The bottom line: whether the journal is saved, the most useful keys, and the version of the plan. */
export function StatusBar() {
  const lost = useLinkStore((store) => store.state === 'lost' || store.state === 'shut');
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
        {lost ? words.journalLost(seq) : words.journalSaved(seq)}
      </span>
      {progress === null ? (
        <span className="hints">
          <span>{words.commandsHint(modifier)}</span>
          <span>{words.rollBackHint(modifier)}</span>
          <span>{words.filterHint}</span>
          <button type="button" className="as-text" onClick={() => usePanelsStore.getState().setKeys(true)}>
            {words.keysHint}
          </button>
        </span>
      ) : (
        <span className="progress" data-testid="progress">
          <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={progress.text} />
          {progress.text}
        </span>
      )}
      <span className="grow" />
      {change === 'missing' && <span className="changed">{words.documentMissing}</span>}
      {change === 'unwritable' && <span className="changed">{words.documentUnwritable}</span>}
      <span className="hash">
        {words.planHash} <span title={hash}>{shortHash(hash)}</span>
        {signed.length > 0 && (stale ? words.signoffsStale : words.signoffsValid)}
      </span>
      <PanelToggles />
      <ScaleControls />
      <ThemeToggle />
    </footer>
  );
}

function shortHash(hash: string): string {
  return hash.length < 12 ? hash : `${hash.slice(0, 4)}…${hash.slice(-3)}`;
}
