import { useEffect, useRef, useState } from 'react';
import type { Prompt } from '../../../shared/wire/live.ts';
import { useCall } from '../../link/use-call.ts';
import { usePromptsStore } from '../../stores/run/prompts-store.ts';
import * as words from './words.ts';
import './prompts.css';

/** Questions of the engine. They stand on top of the work and never block it. */
export function Prompts() {
  const prompts = usePromptsStore((store) => store.prompts);
  if (prompts.length === 0) return null;
  return (
    <section className="prompts" aria-label={words.questions} aria-live="polite">
      {prompts.map((prompt) => (
        <PromptCard key={prompt.id} prompt={prompt} />
      ))}
    </section>
  );
}

function PromptCard({ prompt }: { prompt: Prompt }) {
  const call = useCall();
  const [value, setValue] = useState('');
  const [keep, setKeep] = useState(false);
  const refuse = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const asksKey = prompt.kind === 'host-key';
  const asksYes = asksKey || prompt.kind === 'confirm';

  useEffect(() => {
    // While somebody types elsewhere the focus stays there: a password must not land in the wrong field, nor a key press answer.
    const active = document.activeElement;
    if (active !== null && active.closest('input, textarea, select, .xterm') !== null) return;
    (asksYes ? refuse.current : field.current)?.focus();
  }, [asksYes]);

  const answer = (said: string | null): void => {
    void call(words.sendAnswer, (client) =>
      client.app.answer({ prompt: prompt.id, value: said, ...(keep && said !== null ? { keep } : {}) }),
    );
  };
  return (
    <form
      className={`prompt ${prompt.kind}`}
      data-testid="prompt"
      aria-label={prompt.title}
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!asksYes) answer(value);
      }}
    >
      <div className="prompt-words">
        <h2>{prompt.title}</h2>
        <p>{prompt.message}</p>
        {prompt.quote !== undefined && (
          <blockquote cite={prompt.target} aria-label={words.says(prompt.target)} data-testid="prompt-quote">
            {prompt.quote}
          </blockquote>
        )}
        {prompt.detail !== undefined && <code data-testid="prompt-detail">{prompt.detail}</code>}
      </div>
      {!asksYes && (
        <input
          ref={field}
          className="field"
          type={prompt.secret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          aria-label={prompt.title}
          data-testid="prompt-value"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      {prompt.keepIn !== undefined && (
        <label className="prompt-keep">
          <input
            type="checkbox"
            data-testid="prompt-keep"
            checked={keep}
            onChange={(event) => setKeep(event.target.checked)}
          />
          {words.saveTo(prompt.keepIn)}
        </label>
      )}
      <div className="prompt-buttons">
        <button
          ref={refuse}
          type="button"
          className="btn"
          data-testid="prompt-refuse"
          onClick={() => answer(null)}
        >
          {asksKey ? words.refuse : words.cancel}
        </button>
        {asksYes ? (
          <button type="button" className="btn" data-testid="prompt-accept" onClick={() => answer('accept')}>
            {asksKey ? words.acceptKey : words.confirm}
          </button>
        ) : (
          <button type="submit" className="btn primary" data-testid="prompt-accept">
            {words.answer}
          </button>
        )}
      </div>
    </form>
  );
}
