import { useState } from 'react';
import { stillEvaluated, stillTrigger } from '../../../shared/run/alerts/quiet-words.ts';
import type { AlertState } from '../../../shared/wire/live.ts';
import { useQuietActions } from '../../run/use-quiet-actions.ts';
import { InlineForm, ReasonField } from '../../ui/inline-form.tsx';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';

const minuteMs = 60_000;
/** How long a silence may last, in ms; null until the run ends. */
const durations: readonly (number | null)[] = [
  15 * minuteMs,
  30 * minuteMs,
  120 * minuteMs,
  480 * minuteMs,
  null,
];
const usual = 1;

/** Asks for how long, and why, a rule is to make no noise. */
export function SilenceForm({ alert: { rule }, close }: { alert: AlertState; close: () => void }) {
  const { silence } = useQuietActions();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState(usual);
  const submit = async (): Promise<void> => {
    const forMs = durations[chosen] ?? null;
    if (await silence(rule.text, { reason: reason.trim(), forMs })) close();
  };
  return (
    <InlineForm className="silence-form" submit={submit} close={close}>
      <label>
        <span>{words.silenceFor}</span>
        <select
          className="field"
          data-testid="silence-for"
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {durations.map((ms, index) => (
            <option key={String(ms)} value={index}>
              {ms === null ? words.untilRunEnds : words.lasting(ms / minuteMs)}
            </option>
          ))}
        </select>
      </label>
      <ReasonField label={words.silenceReason} testId="silence-reason" value={reason} change={setReason} />
      <MoveButton
        move={{ do: 'silence', rule: rule.text, reason }}
        type="submit"
        className="btn small"
        data-testid="silence-confirm"
      >
        {words.silenceConfirm}
      </MoveButton>
      <button type="button" className="btn small quiet" onClick={close}>
        {words.cancel}
      </button>
      <p>{rule.rollback === true ? stillTrigger : stillEvaluated}</p>
    </InlineForm>
  );
}
