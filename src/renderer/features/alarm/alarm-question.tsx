import { useFiring } from '../../stores/run/use-firing.ts';
import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { switchAlarm } from './switch-alarm.ts';
import * as words from './words.ts';
import './alarm.css';

/** Asks once, when the first rule fires, whether this window may make noise. */
export function AlarmQuestion() {
  const choice = useAlarmStore((store) => store.choice);
  const { loud } = useFiring();
  const isAsked = choice === null && loud.length > 0;
  return (
    <div role="status">
      {isAsked && (
        <div className="alarm-question" data-testid="alarm-question">
          <p>{words.question}</p>
          <button
            type="button"
            className="btn small"
            data-testid="alarm-yes"
            onClick={() => switchAlarm('on')}
          >
            {words.yes}
          </button>
          <button
            type="button"
            className="btn small quiet"
            data-testid="alarm-no"
            onClick={() => switchAlarm('off')}
          >
            {words.no}
          </button>
        </div>
      )}
    </div>
  );
}
