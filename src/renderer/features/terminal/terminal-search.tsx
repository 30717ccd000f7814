import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import type { Screen } from './screen.ts';
import * as words from './words.ts';

/** Finds text in a terminal and its scrollback. */
export function TerminalSearch({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState(true);
  const find = (back: boolean): void => setFound(text === '' || screen.find(text, back));
  const close = (): void => {
    screen.clearFind();
    onClose();
  };
  return (
    <form
      className="terminal-search"
      onSubmit={(event) => {
        event.preventDefault();
        find(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <input
        className="field"
        aria-label={words.findHere}
        placeholder={words.find}
        // biome-ignore lint/a11y/noAutofocus: the person just asked to search.
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="not-found" role="status">
        {found ? '' : words.notFound}
      </span>
      <button type="button" className="icon-btn" aria-label={words.previous} onClick={() => find(true)}>
        <ChevronUp size={14} />
      </button>
      <button type="submit" className="icon-btn" aria-label={words.next}>
        <ChevronDown size={14} />
      </button>
      <button type="button" className="icon-btn" aria-label={words.closeSearch} onClick={close}>
        <X size={14} />
      </button>
    </form>
  );
}
