import type { AlertState } from '../../shared/wire/live.ts';
import type { AskedSource } from './readings.ts';

/** An alert rule's state over all hosts that measure it. */
export interface JudgedRule extends AlertState {
  /** The host the state is about, where several measure the rule. */
  readonly host: string | null;
  /** Since when a source that measures the rule has not answered on some host, epoch ms; null while all answer. */
  readonly silentSince: number | null;
  /** Why that source is not read, in words; null where nobody says. */
  readonly silentReason: string | null;
  /** Whether every host that is asked has data and none is near firing. */
  readonly isClear: boolean;
  /** What measures it, and how often that has answered; none where nothing does. */
  readonly asked: readonly AskedSource[];
}
