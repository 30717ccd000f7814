import { count } from '../../shared/text/count.ts';
import type { AlertState } from '../../shared/wire/live.ts';

// What the command line says of boxes that alert rules tick.

const quoted = (rule: string): string => `“${rule}”`;

/** `until` is a time on this machine's clock; null where a person at the terminal is asked meanwhile. */
export const waiting = (title: string, rules: readonly string[], until: string | null): string =>
  `Ticked by ${rules.length === 1 ? 'its alert rule' : count(rules.length, 'alert rule')}, not by a person: ${title}` +
  (until === null ? '' : `\n  Waiting for it until ${until}.`);
export const leave = (run: string): string =>
  `Press Ctrl-C to stop waiting and leave the run open. Resume with: slipway resume ${run}`;
export const stoppedWaiting = (run: string): string =>
  `Stopped waiting. The box was not ticked and nothing more was started. Resume with: slipway resume ${run}`;

/** How a rule stands. */
export interface Stand extends Pick<AlertState, 'state' | 'shown' | 'reason'> {
  /** Why what measures it does not answer; null while it does, or nobody says. */
  readonly silentReason: string | null;
}

/** Says it for whoever waits for it. */
export const stands = (alert: Stand | undefined): string => {
  const why = alert?.reason ?? alert?.silentReason ?? null;
  const at = alert === undefined || alert.shown === '' ? '' : ` at ${alert.shown}`;
  switch (alert?.state) {
    case 'firing':
      return `fires${at}`;
    case 'resolved':
      return 'has fired and resolved';
    case 'pending':
      return `is close to firing${at}`;
    case 'inactive':
      return `does not fire${at}, and has not been evaluated over its time yet`;
    default:
      return `has no data${why === null ? '' : `: ${why}`}`;
  }
};
export const line = (rule: string, how: string): string => `  ${quoted(rule)} ${how}`;

/** Follows the rules and how they stand. */
export const needsPerson = (title: string, run: string): string =>
  `Needs a person: ${title}. --yes does not tick a box that a rule watches. It was not ticked; nothing more was started, and run ${run} stays open.\n` +
  `  Look at what is measured, then tick it with a reason: slipway resume ${run}`;

export const ask = (title: string, waive: string): string =>
  `[ ] ${title} — wait for its rule, or tick it by hand: [y]es, ${waive}[q]uit: `;
export const askReason = 'How do you know? ';
