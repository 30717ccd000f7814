import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { isInTerminal } from '../terminal/is-in-terminal.ts';
import { modifier } from './modifier.ts';
import { useKeysKey } from './use-keys-key.ts';
import * as words from './words.ts';
import './keys.css';

/** The list of keys. It floats beside the work and blocks nothing. */
export function KeysPanel() {
  const open = usePanelsStore((store) => store.keys);
  const setOpen = usePanelsStore((store) => store.setKeys);
  const close = useRef<HTMLButtonElement>(null);
  useKeysKey();
  useEffect(() => {
    if (!open) return;
    close.current?.focus();
    // It closes wherever the keyboard has gone meanwhile; in a terminal that key belongs to the shell.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isInTerminal(event.target)) setOpen(false);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [open, setOpen]);
  if (!open) return null;
  return (
    <div className="keys-panel" role="dialog" aria-label={words.title} data-testid="keys-panel">
      <header>
        <h2>{words.title}</h2>
        <button
          ref={close}
          type="button"
          className="icon-btn"
          aria-label={words.close}
          onClick={() => setOpen(false)}
        >
          <X size={14} />
        </button>
      </header>
      <dl>
        {words.keys.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys.replaceAll('{mod}', modifier)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
