import { RotateCw } from 'lucide-react';
import { useCallback } from 'react';
import { useLink } from '../../../link/link-context.tsx';
import { useRunStore } from '../../../stores/run/run-store.ts';
import { type FreeTerminal, useDockStore } from '../../../stores/view/dock-store.ts';
import { terminalOn } from '../screen/words.ts';
import { TerminalView } from '../terminal-view.tsx';
import { useInProduction } from './use-in-production.ts';
import { useTerminalActions } from './use-terminal-actions.ts';
import * as words from './words.ts';
import './tab.css';

/** The terminals of one tab, side by side. */
export function TerminalTab({ terminals }: { terminals: readonly FreeTerminal[] }) {
  return (
    <div className="terminal-tab">
      {terminals.map((terminal) => (
        <Place key={terminal.id} terminal={terminal} />
      ))}
    </div>
  );
}

/** One terminal, which is told apart where it is in production. */
function Place({ terminal }: { terminal: FreeTerminal }) {
  const { client } = useLink();
  const { id, target, state } = terminal;
  const { end, restart } = useTerminalActions();
  const inProduction = useInProduction();
  const open = useCallback(
    async (size: { cols: number; rows: number }) => {
      const find = () => useDockStore.getState().terminals.find((each) => each.id === id);
      const kept = find()?.kept ?? null;
      if (kept !== null) return client.terminals.attach({ id: kept, ...size });
      const { current, views } = useRunStore.getState();
      const file = current === null ? null : (views[current]?.state.file ?? null);
      const opened = await client.terminals.open({ file, target, ...size });
      // Closed while its shell was still starting: nobody will look at it.
      if (find() === undefined) end(opened.id);
      else useDockStore.getState().keep(id, opened.id);
      return opened;
    },
    [client, id, target, end],
  );
  const onEnd = useCallback(() => useDockStore.getState().endTerminal(id), [id]);
  return (
    <div className="terminal-place">
      <TerminalView
        open={open}
        label={terminalOn(target)}
        asksBeforePaste={inProduction}
        onEnd={onEnd}
        mark={inProduction && target !== 'local' ? words.production(target) : null}
      />
      {state === 'ended' && (
        <button
          type="button"
          className="btn small restart"
          data-testid="restart-terminal"
          onClick={() => restart(terminal)}
        >
          <RotateCw size={12} aria-hidden="true" /> {words.restart}
        </button>
      )}
    </div>
  );
}
