import { useState } from 'react';
import { useScreenStore } from '../../stores/view/screen-store.ts';

/** A path, typed or pasted. */
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
        aria-label="Path of a Markdown file"
        placeholder="/path/to/DEPLOYMENT.md"
        spellCheck={false}
        autoComplete="off"
        value={path}
        onChange={(event) => setPath(event.target.value)}
      />
      <button type="submit" className="btn primary" data-testid="open-button" disabled={path.trim() === ''}>
        Open
      </button>
    </form>
  );
}
