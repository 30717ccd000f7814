import { assertNever } from '../../../shared/text/assert-never.ts';
import type { LiveMessage } from '../../../shared/wire/live.ts';
import { follow } from '../../link/follow.ts';
import type { Link } from '../../link/link.ts';
import { showTrouble } from '../../link/show-trouble.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { useConnectionsStore } from '../../stores/run/connections-store.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { useProgressStore } from '../../stores/run/progress-store.ts';
import { usePromptsStore } from '../../stores/run/prompts-store.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import * as words from '../words.ts';

/** Follows connections, metrics and everything else outside the journal into its stores. `run` is null outside a run. */
export function followLive(link: Link, run: string | null): () => void {
  useMetricsStore.getState().clear();
  useAlertsStore.getState().set([]);
  useConnectionsStore.getState().set([]);
  useProgressStore.getState().set(null);
  useDocumentStore.getState().reset();
  usePromptsStore.getState().set([]);
  return follow<LiveMessage>(link, {
    open: (client, signal) => client.app.live({ run }, { signal }),
    onValue: deliver,
    onRefused: (error) => reportFailure(words.followLive, error),
  });
}

/** What is measured after a run has ended is no part of it: the window keeps what it showed then. */
function isTooLate({ type }: LiveMessage): boolean {
  const { current, views } = useRunStore.getState();
  const state = views[current ?? '']?.state;
  const isOver = state?.status === 'ended' && (state.rollback === null || state.rollback.endedAt !== null);
  if (!isOver) return false;
  if (type === 'alerts') return useAlertsStore.getState().alerts.length > 0;
  // A run that is opened as history brings what was measured in it, once.
  const { tiles, series } = useMetricsStore.getState();
  if (type === 'tiles') return tiles.length > 0;
  if (type === 'samples') return Object.keys(series).length > 0;
  return type === 'metric-sources';
}

function deliver(message: LiveMessage): void {
  if (isTooLate(message)) return;
  switch (message.type) {
    case 'connections':
      useConnectionsStore.getState().set(message.connections);
      break;
    case 'prompts':
      usePromptsStore.getState().set(message.prompts);
      break;
    case 'tiles':
      useMetricsStore.getState().setTiles(message.tiles);
      break;
    case 'judgment':
      useMetricsStore.getState().setJudged(message.judged);
      break;
    case 'metric-sources':
      useMetricsStore.getState().setSources(message.sources);
      break;
    case 'samples':
      useMetricsStore.getState().add(message.samples);
      break;
    case 'alerts':
      useAlertsStore.getState().set(message.alerts);
      break;
    case 'log-sources':
      useLogsStore.getState().setSources(message.sources);
      break;
    case 'progress': {
      const { text, done, total } = message;
      useProgressStore.getState().set(text === null ? null : { text, done, total });
      break;
    }
    case 'document':
      useDocumentStore.getState().hear(message.change);
      break;
    case 'fault':
      showTrouble({ title: words.unexpectedError, message: message.message, hint: message.hint });
      break;
    default:
      assertNever(message);
  }
}
