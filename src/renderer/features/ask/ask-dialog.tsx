import { useEffect, useRef } from 'react';
import { type Question, useAskStore } from '../../stores/view/ask-store.ts';
import * as words from './words.ts';
import './ask.css';

/** Asks before something that cannot be taken back. */
export function AskDialog() {
  const question = useAskStore((store) => store.question);
  return question === null ? null : <Asked question={question} />;
}

/** The browser's own modal dialog: it keeps the keyboard, Escape closes it, and focus goes back to where it was. */
function Asked({ question }: { question: Question }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = (act?: () => void): void => {
    dialog.current?.close();
    useAskStore.getState().ask(null);
    act?.();
  };
  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby="ask-title"
      aria-describedby="ask-text"
      data-testid="ask"
      onCancel={() => close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="ask-title">{question.title}</h2>
      <p id="ask-text">{question.text}</p>
      <div className="ask-buttons">
        <button type="button" className="btn" data-testid="ask-cancel" onClick={() => close()}>
          {words.leaveIt}
        </button>
        {question.instead !== undefined && (
          <button
            type="button"
            className="btn primary"
            data-testid="ask-instead"
            onClick={() => close(question.instead?.chosen)}
          >
            {question.instead.label}
          </button>
        )}
        <button
          type="button"
          className="btn danger"
          data-testid="ask-confirm"
          onClick={() => close(question.confirmed)}
        >
          {question.confirm}
        </button>
      </div>
    </dialog>
  );
}
