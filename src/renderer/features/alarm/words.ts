import { alertsFiring } from '../../run/words.ts';

export const question =
  'An alert is firing. Should this window tell you about alerts with a sound and a desktop notification?';
export const yes = 'Yes';
export const no = 'No';
export const toggle = 'Sound and notifications';
export const isOn = 'Alerts are told with a sound and a notification. Switch off';
export const isOff = 'Alerts make no sound and no notification. Switch on';
export const noticeTitle = (firing: number, release: string): string =>
  `${alertsFiring(firing)}${release === '' ? '' : ` · ${release}`}`;
