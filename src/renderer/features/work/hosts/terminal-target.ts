import type { ItemState } from '../../../../shared/run/attempts.ts';
import { hostStates } from '../../../../shared/run/group-state.ts';

/** Where a person would look after an item: on a group, the first host on which it has not passed. */
export function terminalTarget(state: ItemState, placement: string | null): string {
  const hosts = hostStates(state);
  const host = hosts.find(({ status }) => status !== 'passed') ?? hosts[0];
  return host?.host ?? state.attempts.at(-1)?.target ?? placement ?? 'local';
}
