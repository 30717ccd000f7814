import { useState } from 'react';
import type { MetricSource } from '../../../../shared/sidecar/sidecar.ts';
import type { DiscoveryView } from '../../../../shared/wire/discovery.ts';
import { type Explained, explainError } from '../../../link/explain-error.ts';
import { useLink } from '../../../link/link-context.tsx';
import * as words from '../parts/words.ts';
import { useAnswers } from '../state/use-answers.ts';

interface Props {
  readonly file: string;
  onUse(sources: readonly MetricSource[]): void;
}

type Outcome =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly discovery: DiscoveryView }
  | { readonly kind: 'failed'; readonly why: Explained };

/** Looks at the document's servers for what could be watched, once somebody asks; a second click watches it. */
export function FindSources({ file, onUse }: Props) {
  const { client } = useLink();
  const answers = useAnswers();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isLooking = outcome?.kind === 'looking';
  const look = async (): Promise<void> => {
    setOutcome({ kind: 'looking' });
    // A server may have been named a moment ago.
    await answers.settled();
    try {
      setOutcome({ kind: 'found', discovery: await client.plans.discover({ file }) });
    } catch (error) {
      setOutcome({ kind: 'failed', why: explainError(error) });
    }
  };
  return (
    <div className="find-sources">
      <div className="card-answers">
        <button
          type="button"
          className="btn"
          data-testid="look-for-sources"
          aria-disabled={isLooking}
          onClick={() => {
            if (!isLooking) void look();
          }}
        >
          {words.lookForSources}
        </button>
        {outcome?.kind === 'found' && outcome.discovery.sources.length > 0 && (
          <button
            type="button"
            className="btn"
            data-testid="use-found"
            onClick={() => onUse(outcome.discovery.sources)}
          >
            {words.useFound}
          </button>
        )}
      </div>
      <div role="status" data-testid="found-sources">
        {isLooking && <p className="hint">{words.lookingForSources}</p>}
        {outcome?.kind === 'failed' && (
          <p className="unreached">
            {outcome.why.message} {outcome.why.hint}
          </p>
        )}
        {outcome?.kind === 'found' && <Found discovery={outcome.discovery} />}
      </div>
    </div>
  );
}

function Found({ discovery: { found, sources, rules, budgets } }: { discovery: DiscoveryView }) {
  const limits = [...rules, ...budgets];
  const unmeasured = limits.filter(({ by }) => by === null);
  return (
    <>
      {found.flatMap(({ target, failure }) =>
        failure === null
          ? []
          : [
              <p key={target} className="unreached">
                {words.notLookedAt(target, failure)}
              </p>,
            ],
      )}
      {sources.length === 0 ? (
        <p className="hint">{words.noSourceFound}</p>
      ) : (
        <ul className="found-sources">
          {sources.map((source) => (
            <li key={JSON.stringify(source)}>
              <code>{words.metricSource(source)}</code>
              <small className="hint"> {words.onTarget(placeOf(source))}</small>
            </li>
          ))}
        </ul>
      )}
      {limits.length > 0 && sources.length > 0 && (
        <p>{words.wouldMeasure(limits.length - unmeasured.length, limits.length)}</p>
      )}
      {sources.length > 0 && unmeasured.length > 0 && (
        <ul className="found-sources hint">
          {unmeasured.map(({ text, reason }) => (
            <li key={text}>{words.notMeasured(text, reason ?? '')}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Through what a source is read; undefined for what this machine reads itself, and for hosts, whose name says it. */
function placeOf(source: MetricSource): string | undefined {
  if ('host' in source) return undefined;
  return 'access' in source || 'command' in source ? source.on : source.via;
}
