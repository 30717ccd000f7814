import { useEffect, useState } from 'react';
import { type Explained, explainError } from '../../../link/explain-error.ts';
import { useLink } from '../../../link/link-context.tsx';
import * as words from '../parts/words.ts';
import { useAnswers } from '../state/use-answers.ts';

type Outcome =
  | { readonly kind: 'trying' }
  | { readonly kind: 'reached'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: Explained };

/** Says whether a server can be reached, once somebody asks. Nothing of the document runs. */
export function TestConnection({ file, target }: { file: string; target: string }) {
  const { client } = useLink();
  const answers = useAnswers();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    // What one server said is nothing about another.
    void target;
    return () => setOutcome(null);
  }, [target]);
  const test = async (): Promise<void> => {
    setOutcome({ kind: 'trying' });
    // The server may have been chosen a moment ago.
    await answers.settled();
    try {
      const reached = await client.plans.reach({ file, target });
      setOutcome({ kind: 'reached', text: words.reached(reached) });
    } catch (error) {
      setOutcome({ kind: 'failed', why: explainError(error) });
    }
  };
  return (
    <div className="card-answers test-connection">
      <button
        type="button"
        className="btn small"
        data-testid="test-connection"
        aria-disabled={outcome?.kind === 'trying'}
        onClick={() => {
          if (outcome?.kind !== 'trying') void test();
        }}
      >
        {words.testConnection(target)}
      </button>
      <span role="status" data-testid="connection">
        {outcome?.kind === 'trying' && <span className="hint">{words.connecting}</span>}
        {outcome?.kind === 'reached' && (
          <span className="chip">
            <i className="dot" aria-hidden="true" />
            {outcome.text}
          </span>
        )}
        {outcome?.kind === 'failed' && (
          <span className="unreached">
            {outcome.why.message} {outcome.why.hint}
          </span>
        )}
      </span>
    </div>
  );
}
