import { useState } from 'react';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { LogSource, MetricSource } from '../../../../shared/sidecar/sidecar.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { AddSource } from './add-source.tsx';
import { FindSources } from './find-sources.tsx';

interface Props {
  readonly card: Card;
  readonly opened: OpenedPlan;
}

/** What the run measures and reads beside the work: the document's own sources are one click. */
export function SourcesCard({ card, opened }: Props) {
  const { review, sidecar, plan } = opened;
  const answers = useAnswers();
  const pending = useReviewStore((store) => store.pending);
  const metrics = pendingFor(pending, 'metrics') ?? sidecar.metrics ?? [];
  const logs = pendingFor(pending, 'logs') ?? sidecar.logs ?? [];
  const [asked, setAsked] = useState(false);
  const give = (some: readonly Answer[]): void => void answers.give(card.id, some);
  const allMetrics = together(metrics, review.metrics);
  const allLogs = together(logs, review.logs);
  const isSet = metrics.length + logs.length > 0;
  return (
    <CardFrame
      card={card}
      title={words.sourcesTitle}
      lead={words.sourcesLead(plan.budgets.length + plan.alerts.length)}
    >
      <ul className="card-checks">
        {allMetrics.map((source) => (
          <Source
            key={JSON.stringify(source)}
            name={words.metricSource(source)}
            target={targetOf(source)}
            checked={has(metrics, source)}
            onCheck={(on) => give([{ kind: 'metrics', decision: toggled(metrics, source, on) }])}
          />
        ))}
        {allLogs.map((source) => (
          <Source
            key={JSON.stringify(source)}
            name={words.logSource(source)}
            target={source.on}
            checked={has(logs, source)}
            onCheck={(on) => give([{ kind: 'logs', decision: toggled(logs, source, on) }])}
          />
        ))}
      </ul>
      <div className="card-answers">
        {!isSet && allMetrics.length + allLogs.length > 0 && (
          <button
            type="button"
            className="btn"
            data-testid="watch-all"
            onClick={() =>
              give([
                ...(allMetrics.length > 0 ? [{ kind: 'metrics' as const, decision: [...allMetrics] }] : []),
                ...(allLogs.length > 0 ? [{ kind: 'logs' as const, decision: [...allLogs] }] : []),
              ])
            }
          >
            {words.watchAll}
          </button>
        )}
        {card.open && (
          <button
            type="button"
            className="btn quiet"
            onClick={() => useReviewStore.getState().leave(card.id)}
          >
            {words.watchNone}
          </button>
        )}
        <button type="button" className="link" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {words.add}
        </button>
      </div>
      <FindSources
        file={opened.file}
        onUse={(sources) => give([{ kind: 'metrics', decision: [...together(metrics, sources)] }])}
      />
      {asked && (
        <AddSource
          server={serverOf(review)}
          onMetric={(source) => give([{ kind: 'metrics', decision: [...metrics, source] }])}
          onLog={(source) => give([{ kind: 'logs', decision: [...logs, source] }])}
        />
      )}
    </CardFrame>
  );
}

interface SourceProps {
  readonly name: string;
  readonly target: string | undefined;
  readonly checked: boolean;
  onCheck(on: boolean): void;
}

function Source({ name, target, checked, onCheck }: SourceProps) {
  return (
    <li>
      <label>
        <input
          type="checkbox"
          aria-label={words.watched(name)}
          checked={checked}
          onChange={(event) => onCheck(event.target.checked)}
        />
        <code>{name}</code>
        <small className="hint">{words.onTarget(target)}</small>
      </label>
    </li>
  );
}

function targetOf(source: MetricSource): string | undefined {
  if ('access' in source || 'command' in source) return source.on;
  return 'host' in source ? undefined : source.via;
}

function has<T>(some: readonly T[], one: T): boolean {
  return some.some((each) => identityOf(each) === identityOf(one));
}

/** Two sources are the same where they watch the same, however often they ask. */
function identityOf(source: MetricSource | LogSource | unknown): string {
  const { every: _every, series: _series, ...rest } = source as Readonly<Record<string, unknown>>;
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function together<T>(set: readonly T[], proposed: readonly T[]): readonly T[] {
  return [...set, ...proposed.filter((each) => !has(set, each))];
}

/** The list with or without one source; null once nothing is left. */
function toggled<T>(some: readonly T[], one: T, on: boolean): T[] | null {
  const rest = some.filter((each) => identityOf(each) !== identityOf(one));
  const next = on ? [...rest, one] : rest;
  return next.length === 0 ? null : next;
}

function serverOf({ metrics, targets }: OpenedPlan['review']): string | undefined {
  const host = metrics.flatMap((source) => ('host' in source ? [source.host] : []))[0];
  return host ?? targets[0]?.name;
}
