import type { Refusal, RefusalCode } from '../../../shared/run/moves/move.ts';
import { EngineError, type EngineErrorCode } from '../../lib/engine-error.ts';

/** Refusals that no waiting lifts: what was asked for cannot be done to such an item. */
const errorCodes: Partial<Record<RefusalCode, EngineErrorCode>> = {
  'not-in-plan': 'NOT_FOUND',
  'needs-run': 'BAD_INPUT',
  'nothing-to-run': 'BAD_INPUT',
  'reason-missing': 'BAD_INPUT',
  'is-rollback': 'BAD_INPUT',
};

/** Throws why a move may not be made; does nothing where it may. */
export function mustBeAllowed(refusal: Refusal | null): void {
  if (refusal === null) return;
  throw new EngineError(errorCodes[refusal.code] ?? 'NOT_NOW', refusal.message, refusal.hint);
}
