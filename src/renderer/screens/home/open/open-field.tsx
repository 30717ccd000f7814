import { useState } from 'react';
import { useHomeStore } from '../../../stores/view/home-store.ts';
import { useFolder } from './use-folder.ts';
import * as words from './words.ts';

/** Opens a checklist by its path, or narrows the list below it to a part of a name. */
export function OpenField() {
  const typed = useHomeStore((store) => store.typed);
  const set = useHomeStore((store) => store.set);
  const { openTyped } = useFolder();
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void openTyped().then(setMissing);
      }}
    >
      <div className="open-field">
        <input
          className="field mono"
          data-testid="open-path"
          aria-label={words.pathLabel}
          aria-describedby="open-missing"
          aria-invalid={missing !== null}
          placeholder={words.pathPlaceholder}
          spellCheck={false}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the screen begins with opening a checklist, and nothing comes before the field.
          autoFocus
          value={typed}
          onChange={(event) => {
            setMissing(null);
            set({ typed: event.target.value });
          }}
        />
        <button
          type="submit"
          className="btn primary"
          data-testid="open-button"
          disabled={typed.trim() === ''}
        >
          {words.open}
        </button>
      </div>
      <p className="drop-refused" id="open-missing" role="status" data-testid="open-missing">
        {missing}
      </p>
    </form>
  );
}
