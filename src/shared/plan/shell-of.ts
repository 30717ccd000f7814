import type { WorkItem } from './work.ts';

/**
 * The shell whose state an item shares on its target: everything that is walked forward has one, as a person at one terminal
 * would; a rollback has its own; what waits to be asked for has one a section.
 */
export function shellOf({ when, phase }: Pick<WorkItem, 'when' | 'phase'>): string {
  switch (when) {
    case 'before':
    case 'change':
    case 'after':
      return 'forward';
    case 'back':
      return 'back';
    case 'routine':
    case 'demand':
      return phase === '' ? 'top' : phase;
  }
}
