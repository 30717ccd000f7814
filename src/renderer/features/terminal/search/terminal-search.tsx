import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { attempt } from '../../../../shared/lib/attempt.ts';
import type { FindOptions, Screen } from '../screen/screen.ts';
import * as words from './words.ts';
import './search.css';

const optionNames = ['caseSensitive', 'wholeWord', 'regex'] as const;

/** Finds text in a terminal and its scrollback, as it is typed; says which of how many matches is shown. */
export function TerminalSearch({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const [text, setText] = useState('');
  const [options, setOptions] = useState<FindOptions>({
    caseSensitive: false,
    wholeWord: false,
    regex: false,
  });
  const [found, setFound] = useState<{ index: number; count: number } | null>(null);
  const isBad = options.regex && !isPattern(text);
  useEffect(() => screen.onFound((index, count) => setFound({ index, count })), [screen]);
  useEffect(() => {
    if (text === '' || isBad) {
      screen.clearFind();
      setFound(null);
    } else screen.find(text, options, 'stay');
  }, [screen, text, options, isBad]);
  const go = (direction: 'next' | 'previous'): void => {
    if (text !== '' && !isBad) screen.find(text, options, direction);
  };
  const close = (): void => {
    screen.clearFind();
    onClose();
  };
  const told = isBad ? words.badPattern : found === null ? '' : words.found(found.index, found.count);
  return (
    <form
      className="terminal-search"
      onSubmit={(event) => {
        event.preventDefault();
        go('next');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && event.shiftKey) {
          event.preventDefault();
          go('previous');
        }
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
      {optionNames.map((name) => (
        <button
          key={name}
          type="button"
          className="icon-btn option"
          aria-label={words.options[name].label}
          title={words.options[name].label}
          aria-pressed={options[name]}
          onClick={() => setOptions({ ...options, [name]: !options[name] })}
        >
          {words.options[name].mark}
        </button>
      ))}
      <span
        className={`found${isBad || found?.count === 0 ? ' none' : ''}`}
        role="status"
        data-testid="found"
      >
        {told}
      </span>
      <button type="button" className="icon-btn" aria-label={words.previous} onClick={() => go('previous')}>
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

function isPattern(text: string): boolean {
  return attempt(() => new RegExp(text), null) !== null;
}
