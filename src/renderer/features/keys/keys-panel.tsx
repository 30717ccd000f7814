import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { modifier } from './modifier.ts';
import * as words from './words.ts';
import './keys.css';

/** The list of keys. It floats beside the work and blocks nothing. */
export function KeysPanel() {
  const open = usePanelsStore((store) => store.keys);
  const setOpen = usePanelsStore((store) => store.setKeys);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) close.current?.focus();
  }, [open]);
  if (!open) return null;
  return (
    <div
      className="keys-panel"
      role="dialog"
      aria-label={words.title}
      data-testid="keys-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
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
