import { useId } from 'react';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { countLines } from './clean-paste.ts';
import * as words from './words.ts';
import './paste-question.css';

interface Props {
  /** What would be pasted, cleaned. */
  readonly text: string;
  /** Where, as a person reads it. */
  readonly place: string;
  onPaste(): void;
  onCancel(): void;
}

/** Asks before several lines go to a shell of a production release, and shows all of them. */
export function PasteQuestion({ text, place, onPaste, onCancel }: Props) {
  const title = useId();
  const lines = countLines(text);
  return (
    <div
      className="paste-question"
      role="alertdialog"
      aria-labelledby={title}
      data-testid="paste-question"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p id={title}>{words.question(lines, place)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled to by keys. */}
      <pre tabIndex={0}>{showHidden(text)}</pre>
      <div className="choices">
        <button
          type="button"
          className="btn"
          // biome-ignore lint/a11y/noAutofocus: the safe answer is the one that a stray Enter gives.
          autoFocus
          data-testid="paste-cancel"
          onClick={onCancel}
        >
          {words.cancel}
        </button>
        <button type="button" className="btn danger" data-testid="paste-confirm" onClick={onPaste}>
          {words.confirm(lines)}
        </button>
      </div>
    </div>
  );
}
