import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Correction, Decision } from '../../../../shared/sidecar/corrections.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { choicesOf, correctionTo, correctionToCommand, isUnclear, takeBack } from './decision-choices.ts';
import * as words from './words.ts';

interface Props {
  readonly decision: Decision;
  readonly targets: readonly string[];
  readonly busy: boolean;
  correct(correction: Correction): void;
  /** Called when the pointer or the focus enters the row, and with null when the pointer leaves it. */
  point(line: number | null): void;
}

/** One decision: its text, the choice, the reasons, and a control to change it. */
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
      <span className="decision-kind">{words.subjects[kind]}</span>
      <span className="decision-words">
        <DecisionText decision={decision} />
        <small>{words.evidence(line, reasons)}</small>
      </span>
      <span className="decision-control">
        {overruled && (
          <button
            type="button"
            className="icon-btn"
            aria-label={words.undo(text)}
            title={words.undoHint}
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

/** The text of a decision, drawn as the chosen kind. */
function DecisionText({ decision: { kind, decision, text } }: Pick<Props, 'decision'>) {
  if (kind === 'where') return <b>{text}</b>;
  return (kind === 'command' && decision === 'command') || kind === 'placeholder' ? (
    <code>{showHidden(text)}</code>
  ) : (
    <span>{text}</span>
  );
}

const another = '…';

/** The choice of a decision, and the other choices. */
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
      aria-label={words.choice(decision.text, decision.kind)}
      data-testid={`choose-${decision.kind}-${decision.line}`}
      value={decision.decision}
      disabled={busy}
      onChange={({ target: { value } }) => {
        if (value === another) return edit?.();
        const correction = correctionTo(decision, value);
        if (correction !== null) correct(correction);
      }}
    >
      {choicesOf(decision, targets).map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
      {decision.kind === 'command' && edit !== undefined && (
        <option value={another}>{words.command.another}</option>
      )}
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
        aria-label={words.realCommand}
        // biome-ignore lint/a11y/noAutofocus: the person just asked to change it.
        autoFocus
        spellCheck={false}
        value={command}
        onChange={(event) => setCommand(event.target.value)}
      />
      <button type="submit" className="btn small" disabled={command.trim() === ''}>
        {words.useCommand}
      </button>
      <button type="button" className="btn small" onClick={close}>
        {words.cancel}
      </button>
    </form>
  );
}
