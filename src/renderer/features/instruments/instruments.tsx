import { Metrics } from '../metrics/metrics.tsx';
import { RehearsalPanel } from '../practice/rehearsal-panel.tsx';
import { Alerts } from './alerts.tsx';
import { OnCall } from './on-call.tsx';
import './instruments.css';

/** The panel at the right: the rehearsal where it is one, metrics, alerts, and whom to call. */
export function Instruments() {
  return (
    <div className="instruments" data-testid="instruments">
      <RehearsalPanel />
      <Metrics />
      <Alerts />
      <OnCall />
    </div>
  );
}
