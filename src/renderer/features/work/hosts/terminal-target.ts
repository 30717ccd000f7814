import type { ItemState } from '../../../../shared/run/attempts.ts';
import { hostStates } from '../../../../shared/run/group-state.ts';

/** The target to open a terminal on for an item; on a group, the first host where the item has not passed. */
export function terminalTarget(state: ItemState, placement: string | null): string {
  const hosts = hostStates(state);
  const host = hosts.find(({ status }) => status !== 'passed') ?? hosts[0];
  return host?.host ?? state.attempts.at(-1)?.target ?? placement ?? 'local';
}
