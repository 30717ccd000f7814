import type { Phase } from '../../../shared/plan/plan.ts';

/** People, signatures and records name files and commands and have boxes, but nothing to run. */
export function canContainCommands(phase: Phase | null): boolean {
  return phase?.kind !== 'contacts' && phase?.kind !== 'signoff' && phase?.kind !== 'record';
}
