import type { WorkItem } from '../plan/work.ts';

/** Whether a command waits for a person at the keyboard. Plans of older versions say it of whole steps only. */
export function asksAtKeyboard({ nature, interactive }: Pick<WorkItem, 'nature' | 'interactive'>): boolean {
  return nature === undefined ? interactive : nature === 'interactive';
}
