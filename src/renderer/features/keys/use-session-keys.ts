import { useEffect } from 'react';
import { useItemActions } from '../../run/use-item-actions.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { isTyping } from './is-typing.ts';
import { commandOf, type KeyCommand } from './key-map.ts';
import { performKey } from './perform-key.ts';

/** Listens for the session's keys while no field and no terminal has the keyboard. */
export function useSessionKeys(): void {
  const items = useItemActions();
  const run = useRunActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const command = commandOf(event);
      if (command === null || belongsToTarget(event.target, command)) return;
      if (performKey(command, items, run)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [items, run]);
}

/** Whether the focused element has its own use for the key. */
function belongsToTarget(target: EventTarget | null, command: KeyCommand): boolean {
  if (!(target instanceof Element)) return false;
  if (isTyping(target) && command !== 'rollback') return true;
  // Enter and Space press the focused button, except for an item's own line.
  if (command !== 'run' && command !== 'tick') return false;
  return target.closest('button, a, summary, [role="separator"]')?.matches('[data-item]') === false;
}
