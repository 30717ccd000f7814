import { Metrics } from '../metrics/metrics.tsx';
import { Alerts } from './alerts.tsx';
import { OnCall } from './on-call.tsx';
import './instruments.css';

/** The panel at the right: metrics, alerts, and whom to call. */
export function Instruments() {
  return (
    <div className="instruments" data-testid="instruments">
      <Metrics />
      <Alerts />
      <OnCall />
    </div>
  );
}
