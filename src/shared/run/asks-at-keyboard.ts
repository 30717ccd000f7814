import type { WorkItem } from '../plan/work.ts';

/** Whether a command needs input from the keyboard. Plans of older versions say so of whole steps only. */
export function asksAtKeyboard({ nature, interactive }: Pick<WorkItem, 'nature' | 'interactive'>): boolean {
  return nature === undefined ? interactive : nature === 'interactive';
}
