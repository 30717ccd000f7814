import type { JournalEvent } from '../../../shared/journal/events.ts';

/** The color of an event. */
export function toneOfEvent(event: JournalEvent): 'good' | 'bad' | 'warn' | 'plain' {
  if (
    event.type === 'item.ended' ||
    event.type === 'host.ended' ||
    event.type === 'run.ended' ||
    event.type === 'rollback.ended'
  ) {
    const partWay = event.type === 'item.ended' && event.partWay === true;
    return event.outcome === 'passed' ? 'good' : event.outcome === 'unknown' || partWay ? 'warn' : 'bad';
  }
  if (event.type === 'item.waived' || event.type === 'run.paused' || event.type === 'run.cancelled')
    return 'warn';
  if (event.type === 'rollback.armed') return event.armed.ready ? 'good' : 'warn';
  if (event.type === 'rollback.verified' || event.type === 'gate.opened') return 'good';
  if (event.type === 'rollback.proposed') return event.mode === 'shadow' ? 'warn' : 'bad';
  if (event.type === 'rollback.started') return 'bad';
  return 'plain';
}
