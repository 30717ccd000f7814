import type { Drill } from '../../../shared/wire/calls/practice.ts';
import type { GuideStep } from './guide.ts';

export const title = 'Rehearsal';
export const guideLabel = 'Your first rehearsal';
export const stepDone = 'done';
export const steps: Readonly<Record<GuideStep, { readonly name: string; readonly how: string }>> = {
  checks: {
    name: 'Run the checks',
    how: 'Press the blue button. One check fails: read its output, then retry or waive it.',
  },
  gate: {
    name: 'Open the gate',
    how: 'Tick the boxes, sign for the roles, and open the gate. Nothing has changed so far.',
  },
  deploy: { name: 'Deploy', how: 'Press Deploy and watch the steps run on the practice server.' },
  break: { name: 'Break it', how: 'Press one of the buttons below and watch the metrics and the alerts.' },
  'roll-back': {
    name: 'Roll back',
    how: 'Hold Roll back for a second. The release before comes back and is verified.',
  },
};
export const over = 'That was a release and its rollback. Now your own:';
export const openOwn = 'Open your checklist';

export const breakTitle = 'Break it';
export const drills: Readonly<Record<Drill, { readonly name: string; readonly watch: string }>> = {
  errors: {
    name: 'Errors 40%',
    watch:
      'Error rate leaves its budget within seconds. The alert fires, and after two minutes a rollback is proposed.',
  },
  slow: {
    name: 'Slow answers',
    watch: 'Latency p95 climbs past its budget. Compare the chart before and after.',
  },
  leak: {
    name: 'Memory leak',
    watch: 'Memory climbs by 20 MB every second, until the alert on memory fires.',
  },
  stopped: { name: 'Stop the service', watch: 'The tiles show no data, and “Service down” fires.' },
  cut: {
    name: 'Cut the line',
    watch:
      'The server’s chip turns amber. A step that runs there keeps running; its row says when the next try is.',
  },
};
export const backToNormal = 'Back to normal';
export const begin = 'break the practice service';
export const end = 'bring the practice service back';
export const readState = 'read the state of the rehearsal';
