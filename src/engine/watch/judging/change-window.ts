import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';

/** Where a run stands with its change. */
export interface ChangeWindow {
  /** `over`: the change is being taken back, or the run has ended. */
  readonly phase: 'before' | 'during' | 'after' | 'over';
  /** When it came to stand there, epoch ms. */
  readonly at: number;
  /** Attempts of its commands that run now. */
  readonly running: ReadonlySet<string>;
}

export function unchanged(at: number): ChangeWindow {
  return { phase: 'before', at, running: new Set() };
}

/** Takes an event of the run. What a change does while its commands run is not the release yet; each further command begins it anew. Pure. */
export function stepWindow(
  window: ChangeWindow,
  event: JournalEvent,
  work: readonly WorkItem[],
): ChangeWindow {
  const at = Date.parse(event.at);
  if (window.phase === 'over') return window;
  if (event.type === 'rollback.started' || event.type === 'run.ended')
    return { phase: 'over', at, running: new Set() };
  if (event.type === 'item.started' && changes(event.item, work))
    return { phase: 'during', at, running: new Set([...window.running, keyOf(event)]) };
  if (event.type !== 'item.ended' || !window.running.has(keyOf(event))) return window;
  const running = new Set([...window.running].filter((key) => key !== keyOf(event)));
  return { phase: running.size === 0 ? 'after' : 'during', at, running };
}

function keyOf({ item, attempt }: { readonly item: string; readonly attempt: number }): string {
  return `${item} ${attempt}`;
}

function changes(item: string, work: readonly WorkItem[]): boolean {
  const found = work.find(({ id }) => id === item);
  return found?.phaseKind === 'deploy' && found.kind === 'step' && found.nature !== 'check';
}
