import type { PlanChange } from '../../../shared/plan/plan-change.ts';
import { count } from '../../../shared/text/count.ts';
import type { Density } from '../../stores/scale/scale-store.ts';
import type { ThemeChoice } from '../../stores/view/theme-store.ts';

export const linkLost = 'Lost the connection to the engine. The engine keeps running; reconnecting…';

export const theme = (choice: ThemeChoice): string => `Theme: ${choice}`;
export const switchTheme = (choice: ThemeChoice, next: ThemeChoice): string =>
  `Theme: ${choice}. Switch to ${next}.`;

// The banner about an edited checklist
export const edited = 'The checklist was edited.';
export const keepsPlan = (kept: number, signoffs: number): string =>
  `This run keeps its current plan until you switch. ${count(kept, 'item keeps its', 'items keep their')} state${
    signoffs === 0 ? '' : `; ${count(signoffs, 'sign-off no longer counts', 'sign-offs no longer count')}`
  }.`;
export const showChanges = 'Show changes';
export const hideChanges = 'Hide changes';
export const takeDocument = 'Switch to edited checklist';
export const changeKinds = { new: 'new', changed: 'changed', removed: 'removed' } as const;
export const changePlace = (place: string, line: number): string => `${place} · line ${line}`;

/** `Items: 1 new, 1 changed, 1 removed.` */
export function changes({ added, rewritten, removed }: PlanChange): string {
  const parts = [
    [added.length, changeKinds.new],
    [rewritten.length, changeKinds.changed],
    [removed.length, changeKinds.removed],
  ] as const;
  const said = parts.flatMap(([n, kind]) => (n === 0 ? [] : [`${n} ${kind}`]));
  return said.length === 0
    ? 'Its items are unchanged; the text around them is not.'
    : `Items: ${said.join(', ')}.`;
}

// The status bar
export const zoom = (percent: number): string => `${percent} %`;
export const zoomReset = (percent: number): string => `Size: ${percent} %. Switch to 100 %.`;
export const density = (choice: Density): string => `Rows: ${choice}`;
export const switchDensity = (choice: Density, next: Density): string =>
  `Rows: ${choice}. Switch to ${next}.`;
export const journalLost = (seq: number): string => `Journal: last event seen is ${seq}`;
export const journalSaved = (events: number): string => `Journal saved · ${count(events, 'event')}`;
export const commandsHint = (modifier: string): string => `${modifier}K commands`;
export const rollBackHint = (modifier: string): string => `${modifier}⇧R roll back`;
export const filterHint = '/ filter logs';
export const keysHint = '? keys';
export const documentUnwritable = 'Ticks cannot be written to the file; the journal has them';
export const documentMissing = 'The checklist file is missing. This run keeps its plan.';
export const planHash = 'plan sha-256';
export const signoffsStale = ' · sign-offs are for another version';
export const signoffsValid = ' · unchanged since sign-off';

export const panels = {
  outline: { name: 'Outline', hint: 'Show or hide the outline  [' },
  dock: { name: 'Dock', hint: 'Show or hide the dock  \\' },
  instruments: { name: 'Instruments', hint: 'Show or hide the instruments  ]' },
} as const;
