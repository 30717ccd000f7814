import type { GateRow } from '../../../shared/run/gate-card/card-scene.ts';
import { count } from '../../../shared/text/count.ts';

export const notInPlan = 'This gate is not in the plan.';
export const title = (phase: string): string => `Gate before ${phase}`;
export const openedBy = (time: string, actor: string, reason: string | null): string =>
  `since ${time}, opened by ${actor}${reason === null ? '' : `: ${reason}`}`;
export const goOn = 'Continue';
export const states: Readonly<Record<GateRow['state'], string>> = {
  ok: 'ready',
  missing: 'missing',
  care: 'needs a look',
  info: 'for information',
};
export const reason = 'Reason (optional)';
export const go = 'Go: open the gate';
export const notYet = 'Not yet';
export const recorded = 'Kept in the record under your name. Nothing starts by itself.';

/** A gate in a few words, for its line in the outline. */
export const line = {
  open: (signed: number): string => (signed === 0 ? 'open' : `open · ${signed} signed`),
  ready: 'ready: go or no-go',
  soak: (rest: string): string => `soak ${rest}`,
  items: (n: number): string => `closed · ${count(n, 'item')} left`,
  signoffs: (n: number): string => `closed · ${count(n, 'sign-off')} missing`,
} as const;
