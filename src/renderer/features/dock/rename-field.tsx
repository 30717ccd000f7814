import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { type FreeTerminal, useDockStore } from '../../stores/view/dock-store.ts';
import { renameIt, renameLabel } from '../terminal/tab/words.ts';
import * as words from './words.ts';

/** Names a terminal in its tab: Enter keeps the name, Esc the one before; none calls it by its target. */
export function RenameField({ terminal, onDone }: { terminal: FreeTerminal; onDone: () => void }) {
  const call = useCall();
  const [name, setName] = useState(terminal.name ?? '');
  const keep = (): void => {
    const given = name.trim();
    useDockStore.getState().rename(terminal.id, given === '' ? null : given);
    const { kept } = terminal;
    if (kept !== null) void call(renameIt, (client) => client.terminals.rename({ id: kept, name: given }));
    onDone();
  };
  return (
    <form
      className="tab-rename"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        className="field"
        data-testid="terminal-name"
        aria-label={renameLabel}
        placeholder={words.terminal(terminal.target)}
        maxLength={80}
        // biome-ignore lint/a11y/noAutofocus: the person just asked to rename it.
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onDone();
        }}
      />
    </form>
  );
}
