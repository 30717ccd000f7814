import type { JournalEvent } from '../../../shared/journal/events.ts';
import { proposalWords } from '../../../shared/run/proposal-words.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { formatBytes, formatDuration } from '../../../shared/text/duration.ts';

/** A journal event in words. `title` names an item for a person. */
export function describeEvent(event: JournalEvent, title: (item: string) => string): string {
  switch (event.type) {
    case 'run.created':
      return `${event.actor} created the ${event.kind} of ${event.title} ${event.version} on ${event.host}`;
    case 'values.given':
      return `${event.actor} gave values: ${Object.keys(event.values).join(', ')}`;
    case 'run.started':
      return `${event.actor} started the run`;
    case 'run.paused':
      return `paused by ${event.actor}: ${event.reason}`;
    case 'run.resumed':
      return `resumed by ${event.actor}`;
    case 'restore-point.pinned':
      return `restore point pinned on ${event.point.target}: ${event.point.version === '' ? 'version unknown' : event.point.version}, ${event.point.paths.length} paths`;
    case 'artifacts.staged':
      return `${event.files.length} files staged on ${event.target} in ${event.dir} (${formatBytes(event.files.reduce((sum, file) => sum + file.bytes, 0))})`;
    case 'item.started':
      return `${title(event.item)} started on ${event.target}${event.hosts === undefined ? '' : ` (${event.hosts.length} hosts)`}, try ${event.attempt}`;
    case 'host.started':
      return `${title(event.item)} started on ${event.host}`;
    case 'host.ended':
      return `${title(event.item)} on ${event.host}: ${event.outcome}${event.reason === undefined ? '' : `, ${event.reason}`}`;
    case 'item.ended':
      return `${title(event.item)} ${event.partWay === true ? 'ended part way' : event.outcome}${event.exit === null ? '' : `, exit ${event.exit}`} in ${formatDuration(event.durationMs)}${event.reason === undefined ? '' : `: ${event.reason}`}`;
    case 'item.ticked':
      return `${event.actor} ticked ${title(event.item)}`;
    case 'item.unticked':
      return `${event.actor} took back the tick of ${title(event.item)}`;
    case 'item.waived':
      return `${event.actor} waived ${title(event.item)}: ${event.reason}`;
    case 'item.decided':
      return `${event.actor} decided that ${title(event.item)} ${event.outcome}${event.host === undefined ? '' : ` on ${event.host}`}: ${event.reason}`;
    case 'gate.opened':
      return `${event.actor} opened the ${event.gate} gate${event.reason === undefined ? '' : `: ${event.reason}`}`;
    case 'plan.changed':
      return `${event.actor} took the edited checklist${event.shut.length === 0 ? '' : `; shut again: ${event.shut.join(', ')} gate`}`;
    case 'signoff.given':
      return `${event.name} signed off as ${event.role}${event.signed ? '' : ' (unsigned)'}`;
    case 'signoff.withdrawn':
      return `${event.actor} withdrew the sign-off of ${event.role}`;
    case 'rollback.armed':
      return event.armed.ready
        ? 'the way back is armed'
        : `the way back is not armed: ${event.armed.reasons.join('; ')}`;
    case 'rollback.started':
      return `${event.actor} started the rollback`;
    case 'rollback.proposed':
      return `${proposalWords(event)}${event.mode === 'shadow' ? ' (noted only)' : ''}`;
    case 'rollback.declined':
      return `${event.actor} declined to roll back${event.reason === undefined ? '' : `: ${event.reason}`}`;
    case 'rollback.verified':
      return `rollback verified on ${event.target}: ${event.version}`;
    case 'repoint.started':
      return `${event.path} on ${event.target} goes back from ${event.from} to ${event.to}`;
    case 'rollback.ended':
      return `rollback ${event.outcome} in ${formatDuration(event.durationMs)}`;
    case 'alert.changed':
      return `alert ${event.text}: ${event.state}${event.value === null ? '' : ` at ${event.value}`}`;
    case 'connection.changed':
      return `${event.target} ${event.state}${event.reason === undefined ? '' : `: ${event.reason}`}`;
    case 'run.recovered':
      return `reopened after the console ended${event.lost.length === 0 ? '' : `; outcome unknown: ${event.lost.map(title).join(', ')}`}`;
    case 'run.cancelled':
      return `cancelled by ${event.actor}: ${event.reason}`;
    case 'run.ended':
      return `the run ended: ${event.outcome}. ${event.summary}`;
    default:
      return assertNever(event);
  }
}

/** How an event is coloured. */
export function toneOf(event: JournalEvent): 'good' | 'bad' | 'warn' | 'plain' {
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
