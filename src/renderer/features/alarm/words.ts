import { alertsFiring } from '../../run/words.ts';

export const question =
  'An alert is firing. Should this window tell you about alerts with a sound and a desktop notification?';
export const yes = 'Yes';
export const no = 'No';
export const toggle = 'Sound and notifications';
export const isOn = 'Sound and notifications for alerts are on. Switch them off';
export const isOff = 'Sound and notifications for alerts are off. Switch them on';
export const noticeTitle = (firing: number, release: string): string =>
  `${alertsFiring(firing)}${release === '' ? '' : ` · ${release}`}`;
