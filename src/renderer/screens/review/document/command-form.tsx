import { useState } from 'react';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { InlineForm } from '../../../ui/inline-form.tsx';
import { useAnswers } from '../state/use-answers.ts';
import { correctionToCommand } from './decision-choices.ts';
import * as words from './words.ts';

/** Asks for the command that is to run in place of the document's. */
export function CommandForm({ decision, onClose }: { decision: Decision; onClose(): void }) {
  const [command, setCommand] = useState(decision.text);
  const answers = useAnswers();
  return (
    <InlineForm
      className="command-form"
      close={onClose}
      submit={async () => {
        if (command.trim() === '') return;
        onClose();
        await answers.give(null, [correctionToCommand(decision, command.trim())]);
      }}
    >
      <input
        className="field mono"
        aria-label={words.newCommand}
        value={command}
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field.
        autoFocus
        onChange={(event) => setCommand(event.target.value)}
      />
      <button type="submit" className="btn small primary">
        {words.useCommand}
      </button>
      <button type="button" className="btn small quiet" onClick={onClose}>
        {words.cancel}
      </button>
    </InlineForm>
  );
}
