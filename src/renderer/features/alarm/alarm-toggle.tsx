import { Bell, BellOff } from 'lucide-react';
import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { switchAlarm } from './switch-alarm.ts';
import * as words from './words.ts';

/** Switches sound and notifications of this window on or off. */
export function AlarmToggle() {
  const isOn = useAlarmStore((store) => store.choice === 'on');
  const Icon = isOn ? Bell : BellOff;
  return (
    <button
      type="button"
      className="icon-btn"
      data-testid="alarm-toggle"
      aria-pressed={isOn}
      aria-label={words.toggle}
      title={isOn ? words.isOn : words.isOff}
      onClick={() => switchAlarm(isOn ? 'off' : 'on')}
    >
      <Icon size={13} />
    </button>
  );
}
