import type { JournalEvent } from '../../../shared/journal/events.ts';
import { pinnedNotes } from '../../../shared/restore-point/restore-point-words.ts';
import { quietWords } from '../../../shared/run/alerts/quiet-words.ts';
import { proposalWords } from '../../../shared/run/proposals/proposal-words.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { count } from '../../../shared/text/count.ts';
import { formatBytes, formatDuration } from '../../../shared/text/duration.ts';
import { judgmentWords, verdictWords } from '../../../shared/wire/judgment-words.ts';
import { clockTime } from '../../text/clock-time.ts';
import { statusWords } from '../../text/statuses.ts';

export const title = 'Events';
export const quoted = (item: string): string => `“${item}”`;

/** A journal event in a sentence. `title` names an item. */
export function describeEvent(event: JournalEvent, title: (item: string) => string): string {
  switch (event.type) {
    case 'run.created':
      return `${event.actor} created the ${event.kind} of ${event.title} ${event.version} on ${event.host}`;
    case 'values.given':
      return `${event.actor} entered values: ${Object.keys(event.values).join(', ')}`;
    case 'run.started':
      return `${event.actor} started the run`;
    case 'run.paused':
      return `paused by ${event.actor}: ${event.reason}`;
    case 'run.resumed':
      return `resumed by ${event.actor}`;
    case 'restore-point.pinned':
      return `restore point pinned on ${event.point.target}: ${event.point.version === '' ? 'version unknown' : event.point.version}, ${[count(event.point.paths.length, 'path'), ...pinnedNotes(event.point)].join('; ')}`;
    case 'artifacts.staged':
      return `${count(event.files.length, 'file')} uploaded to ${event.target} in ${event.dir} (${formatBytes(event.files.reduce((sum, file) => sum + file.bytes, 0))})`;
    case 'item.sent':
      return `${title(event.item)} sent ahead to ${event.target}: it starts when ${title(event.after)} passes`;
    case 'item.withdrawn':
      return `${title(event.item)} had been sent ahead and was not started`;
    case 'item.started':
      return `${title(event.item)} started on ${event.target}${event.hosts === undefined ? '' : ` (${count(event.hosts.length, 'host')})`}, attempt ${event.attempt}`;
    case 'host.started':
      return `${title(event.item)} started on ${event.host}`;
    case 'host.ended':
      return `${title(event.item)} on ${event.host}: ${statusWords[event.outcome]}${optional(', ', event.reason)}`;
    case 'item.ended':
      return `${title(event.item)} ${event.partWay === true ? 'is partly done' : statusWords[event.outcome]}${optional(', exit ', event.exit)} in ${formatDuration(event.durationMs)}${optional(': ', event.reason)}`;
    case 'item.ticked':
      return `${event.actor} ticked ${title(event.item)}${optional(': ', event.note)}`;
    case 'item.unticked':
      return `${event.actor} unticked ${title(event.item)}${optional(': ', event.reason)}`;
    case 'item.waived':
      return `${event.actor} waived ${title(event.item)}: ${event.reason}`;
    case 'item.decided':
      return `${event.actor} decided that ${title(event.item)} ${event.outcome}${optional(' on ', event.host)}: ${event.reason}`;
    case 'choice.made':
      return `${event.question}: ${event.answer}, chosen by ${event.actor}`;
    case 'preparation.confirmed':
      return `preparation confirmed by ${event.actor}`;
    case 'gate.opened':
      return `${event.actor} opened the ${event.gate} gate${optional(': ', event.reason)}`;
    case 'plan.changed':
      return `${event.actor} switched to the edited checklist${optional('; shut again: ', event.shut.join(', '), ' gate')}`;
    case 'signoff.given':
      return `${event.name} signed off as ${event.role}${event.signed ? '' : ' (unsigned)'}`;
    case 'signoff.waived':
      return `${event.actor} waived the sign-off of ${event.role}: ${event.reason}`;
    case 'signoff.withdrawn':
      return `${event.actor} withdrew the sign-off of ${event.role}`;
    case 'rollback.armed':
      return event.armed.ready ? 'rollback ready' : `rollback not ready: ${event.armed.reasons.join('; ')}`;
    case 'rollback.started':
      return `${event.actor} started the rollback`;
    case 'rollback.proposed':
      return `${proposalWords(event)}${event.mode === 'shadow' ? ' (recorded only)' : ''}`;
    case 'rollback.declined':
      return `${event.actor} declined the rollback${optional(': ', event.reason)}`;
    case 'rollback.verified':
      return `rollback verified on ${event.target}: ${event.version}`;
    case 'repoint.started':
      return `${event.path} on ${event.target} switches back from ${event.from} to ${event.to}`;
    case 'rollback.ended':
      return `rollback ${statusWords[event.outcome]} in ${formatDuration(event.durationMs)}`;
    case 'alert.changed':
      return `alert ${event.text}: ${event.state}${optional(' at ', event.value)}`;
    case 'alert.acknowledged':
    case 'alert.silenced':
    case 'alert.unsilenced':
      return quietWords(event, clockTime);
    case 'judgment.changed':
      return `${verdictWords(event)}: ${judgmentWords(event, clockTime)}`;
    case 'connection.changed':
      return `${event.target} ${event.state}${optional(': ', event.reason)}`;
    case 'run.recovered':
      return `reopened after the console closed${optional('; outcome unknown: ', event.lost.map(title).join(', '))}`;
    case 'run.cancelled':
      return `canceled by ${event.actor}: ${event.reason}`;
    case 'run.ended':
      return `run ended: ${statusWords[event.outcome]}. ${event.summary}`;
    default:
      return assertNever(event);
  }
}

/** A value with what stands around it; nothing where there is no value. */
function optional(before: string, value: string | number | null | undefined, after = ''): string {
  return value === undefined || value === null || value === '' ? '' : `${before}${value}${after}`;
}
