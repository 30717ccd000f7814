import type { JournalEvent } from '../journal/events.ts';

/** An attempt that was sent to its target ahead of the end of another one, and is not known to have begun. */
export interface SentAhead {
  readonly item: string;
  readonly attempt: number;
  /** The item behind whose attempt it begins. */
  readonly after: string;
  readonly target: string;
  readonly command: string;
  readonly timeoutMs: number;
  readonly dir?: string | undefined;
}

/**
 * Folds what tells of attempts that were sent ahead, in order. One is known not to have begun, and is dropped with all behind it,
 * where the one it was to begin behind was taken back or ended otherwise than passed; an unknown outcome leaves it open. Pure.
 */
export function foldSent(sent: readonly SentAhead[], event: JournalEvent): readonly SentAhead[] {
  switch (event.type) {
    case 'item.sent': {
      const { item, attempt, after, target, command, timeoutMs, dir } = event;
      return [...without(sent, item), { item, attempt, after, target, command, timeoutMs, dir }];
    }
    case 'item.started':
      return without(sent, event.item);
    case 'item.withdrawn':
      return dropBehind(without(sent, event.item), event.item);
    case 'item.ended':
      return event.outcome === 'passed' || event.outcome === 'unknown' ? sent : dropBehind(sent, event.item);
    default:
      return sent;
  }
}

/** Of what was sent ahead, what waits for nothing any more: whether it has begun has to be asked where it would. Pure. */
export function openSent(
  sent: readonly SentAhead[],
  isRunning: (item: string) => boolean,
): readonly SentAhead[] {
  return sent.filter(({ after }) => !isRunning(after) && !sent.some(({ item }) => item === after));
}

function dropBehind(sent: readonly SentAhead[], item: string): readonly SentAhead[] {
  const next = sent.find(({ after }) => after === item);
  return next === undefined ? sent : dropBehind(dropBehind(without(sent, next.item), next.item), item);
}

const without = (sent: readonly SentAhead[], item: string): readonly SentAhead[] =>
  sent.some((each) => each.item === item) ? sent.filter((each) => each.item !== item) : sent;
