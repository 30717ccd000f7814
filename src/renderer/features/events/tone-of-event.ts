import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { Outcome } from '../../../shared/journal/outcome.ts';

type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** The color of an event. */
export function toneOfEvent(event: JournalEvent): Tone {
  switch (event.type) {
    case 'item.ended':
      return toneOfOutcome(event.outcome, event.partWay === true);
    case 'host.ended':
    case 'run.ended':
    case 'rollback.ended':
      return toneOfOutcome(event.outcome, false);
    case 'item.unticked':
      return event.reason === undefined ? 'plain' : 'bad';
    case 'item.waived':
    case 'alert.silenced':
    case 'run.paused':
    case 'run.cancelled':
      return 'warn';
    case 'rollback.armed':
      return event.armed.ready ? 'good' : 'warn';
    case 'rollback.verified':
    case 'gate.opened':
      return 'good';
    case 'rollback.proposed':
      return event.mode === 'shadow' ? 'warn' : 'bad';
    case 'rollback.started':
      return 'bad';
    default:
      return 'plain';
  }
}

function toneOfOutcome(outcome: Outcome, partWay: boolean): Tone {
  if (outcome === 'passed') return 'good';
  return outcome === 'unknown' || partWay ? 'warn' : 'bad';
}
