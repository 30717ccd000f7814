import { useState } from 'react';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import * as words from './words.ts';

/** Opens a checklist by its path. */
export function OpenField() {
  const [path, setPath] = useState('');
  return (
    <form
      className="open-field"
      onSubmit={(event) => {
        event.preventDefault();
        const file = path.trim().replace(/^(['"])(.*)\1$/, '$2');
        if (file !== '') useScreenStore.getState().go({ name: 'review', file });
      }}
    >
      <input
        className="field mono"
        data-testid="open-path"
        aria-label={words.pathLabel}
        placeholder={words.pathPlaceholder}
        spellCheck={false}
        autoComplete="off"
        value={path}
        onChange={(event) => setPath(event.target.value)}
      />
      <button type="submit" className="btn primary" data-testid="open-button" disabled={path.trim() === ''}>
        {words.open}
      </button>
    </form>
  );
}
