import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { askForNotices } from './desktop-notice.ts';

/** Switches sound and notifications of this window on or off, at a press of a person: the system asks whether it may show them. */
export function switchAlarm(choice: 'on' | 'off'): void {
  if (choice === 'on') askForNotices();
  useAlarmStore.getState().choose(choice);
}
