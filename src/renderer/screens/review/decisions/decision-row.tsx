import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Correction, Decision } from '../../../../shared/sidecar/corrections.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import {
  choicesOf,
  correctionTo,
  correctionToCommand,
  decisionWords,
  isUnclear,
  takeBack,
} from './decision-choices.ts';

interface Props {
  readonly decision: Decision;
  readonly targets: readonly string[];
  readonly busy: boolean;
  correct(correction: Correction): void;
  /** The row is looked at: its place in the document may be shown. */
  point(line: number | null): void;
}

/** One decision: what was looked at, what it was taken for, why, and what it could be instead. */
export function DecisionRow({ decision, targets, busy, correct, point }: Props) {
  const [editing, setEditing] = useState(false);
  const { kind, text, line, overruled, reasons } = decision;
  return (
    <li
      className={`decision${isUnclear(decision) ? ' unclear' : ''}${overruled ? ' overruled' : ''}`}
      data-testid={`decision-${kind}-${line}`}
      onPointerEnter={() => point(line)}
      onPointerLeave={() => point(null)}
      onFocus={() => point(line)}
    >
      <span className="decision-kind">{decisionWords[kind]}</span>
      <span className="decision-words">
        <DecisionText decision={decision} />
        <small>
          line {line} · {reasons.join('; ')}
        </small>
      </span>
      <span className="decision-control">
        {overruled && (
          <button
            type="button"
            className="icon-btn"
            aria-label={`Let the rules decide about ${text} again`}
            title="Your correction; let the rules decide again"
            disabled={busy}
            onClick={() => correct(takeBack(decision))}
          >
            <Undo2 size={13} />
          </button>
        )}
        <DecisionSelect
          decision={decision}
          targets={targets}
          busy={busy}
          correct={correct}
          edit={() => setEditing(true)}
        />
      </span>
      {editing && (
        <CommandForm
          initial={text}
          close={() => setEditing(false)}
          save={(command) => {
            setEditing(false);
            correct(correctionToCommand(decision, command));
          }}
        />
      )}
    </li>
  );
}

/** What was looked at, written as what it was taken for. */
function DecisionText({ decision: { kind, decision, text } }: Pick<Props, 'decision'>) {
  if (kind === 'where') return <b>{text}</b>;
  return (kind === 'command' && decision === 'command') || kind === 'placeholder' ? (
    <code>{showHidden(text)}</code>
  ) : (
    <span>{text}</span>
  );
}

const another = '…';

/** What a decision is, and what it may be changed to. */
export function DecisionSelect({
  decision,
  targets,
  busy,
  correct,
  edit,
}: Pick<Props, 'decision' | 'targets' | 'busy' | 'correct'> & { edit?: () => void }) {
  return (
    <select
      className="field"
      aria-label={`${decision.text}: ${decisionWords[decision.kind]}`}
      data-testid={`choose-${decision.kind}-${decision.line}`}
      value={decision.decision}
      disabled={busy}
      onChange={({ target: { value } }) => {
        if (value === another) return edit?.();
        const correction = correctionTo(decision, value);
        if (correction !== null) correct(correction);
      }}
    >
      {choicesOf(decision, targets).map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
      {decision.kind === 'command' && edit !== undefined && <option value={another}>another command…</option>}
    </select>
  );
}

function CommandForm({
  initial,
  save,
  close,
}: {
  initial: string;
  save(command: string): void;
  close(): void;
}) {
  const [command, setCommand] = useState(initial);
  return (
    <form
      className="decision-edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (command.trim() !== '') save(command.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <input
        className="field mono"
        aria-label="The command it really is"
        // biome-ignore lint/a11y/noAutofocus: the person just asked to change it.
        autoFocus
        spellCheck={false}
        value={command}
        onChange={(event) => setCommand(event.target.value)}
      />
      <button type="submit" className="btn small" disabled={command.trim() === ''}>
        Use this
      </button>
      <button type="button" className="btn small" onClick={close}>
        Cancel
      </button>
    </form>
  );
}
