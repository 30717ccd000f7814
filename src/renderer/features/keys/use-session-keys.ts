import { useEffect } from 'react';
import { useItemActions } from '../../run/use-item-actions.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { commandOf } from './key-map.ts';
import { performKey } from './perform-key.ts';

/** Listens for the session's keys while no field and no terminal has the keyboard. */
export function useSessionKeys(): void {
  const items = useItemActions();
  const run = useRunActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const command = commandOf(event);
      if (command === null) return;
      const target = event.target instanceof Element ? event.target : null;
      const typing =
        target?.closest('input, textarea, select, [contenteditable], .xterm, [role="menu"]') ?? null;
      if (typing !== null && command !== 'rollback') return;
      // Enter and Space press the focused button, except for an item's own line.
      const button = target?.closest('button, a, summary, [role="separator"]') ?? null;
      if (button !== null && !button.matches('[data-item]') && (command === 'run' || command === 'tick'))
        return;
      if (performKey(command, items, run)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [items, run]);
}
