import type { DrivenRun } from '../../engine/index.ts';
import type { JournalEvent } from '../../shared/journal/events.ts';
import type { Outcome } from '../../shared/journal/outcome.ts';
import { proposalWords } from '../../shared/run/proposal-words.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { printLine } from './print-line.ts';
import { printable, style } from './style-text.ts';

/** Prints a run's events as they become durable: NDJSON for scripts, sentences for people. Returns how to stop. */
export function printEvents(handle: DrivenRun, json: boolean): () => void {
  const { session } = handle;
  const titles = new Map(session.work.map((item) => [item.id, item]));
  const print = (event: JournalEvent): void => {
    if (json) printLine(JSON.stringify(event));
    else {
      // Where a section is rolled, several items are under way at once.
      const apart = event.type === 'host.ended' && session.running.length > 1;
      const line =
        event.type === 'alert.changed'
          ? alertSentence(event, session.plan.alerts.find(({ text }) => text === event.text)?.unit ?? '')
          : sentence(event, (id) => titles.get(id)?.title ?? id, apart);
      if (line !== null) printLine(line);
    }
  };
  // What reopening a run wrote before anybody could listen: the recovery and what it found out so far.
  const recovery = session.events.findLastIndex((event) => event.type === 'run.recovered');
  const reopenedHere = recovery !== -1 && session.state.status !== 'ended' && session.heldBy === null;
  if (reopenedHere) for (const event of session.events.slice(recovery)) print(event);
  return session.subscribe(print);
}

/** What cannot be known, and what is only done in part, look unlike what failed. */
function markOf(outcome: Outcome, partWay = false): string {
  if (outcome === 'passed') return style.green('✓');
  if (outcome === 'unknown') return style.yellow('?');
  return partWay ? style.yellow('◐') : style.red('✗');
}

/** Rules speak when they begin to fire, and when that has passed; `unit` is that of the rule's value. */
function alertSentence(
  { text, state, value, host }: Extract<JournalEvent, { readonly type: 'alert.changed' }>,
  unit: string,
): string | null {
  const where = host === undefined ? '' : ` on ${printable(host)}`;
  const shown =
    value === null || unit === ''
      ? ''
      : ` at ${Number(value.toPrecision(3))}${unit === '%' ? '%' : ` ${unit}`}`;
  const rule = `“${printable(text)}”`;
  if (state === 'firing') return style.red(`  ! ${rule} fires${shown}${where}`);
  if (state === 'resolved') return style.green(`  ✓ ${rule} has resolved${shown}${where}`);
  if (state === 'no-data') return style.yellow(`  ? ${rule} is not measured any more${where}`);
  return style.green(`  ✓ ${rule} is measured again${shown}${where}`);
}

/** An event for a person; `apart`: a host's part says of which item it is. Null where there is nothing to say. */
function sentence(event: JournalEvent, title: (id: string) => string, apart: boolean): string | null {
  const name = 'item' in event ? printable(title(event.item)) : '';
  switch (event.type) {
    case 'item.started':
      return style.dim(
        `  … ${name}  ${printable(event.command.split('\n')[0] ?? '')}  @ ${event.target}${event.hosts === undefined ? '' : ` (${event.hosts.length} of ${(event.group ?? event.hosts).length} hosts)`}`,
      );
    case 'host.ended':
      return `      ${markOf(event.outcome)} ${event.host}${apart ? `  ${name}` : ''}  ${style.dim(formatDuration(event.durationMs))}${event.reason === undefined ? '' : `  ${style.yellow(printable(event.reason))}`}`;
    case 'item.ended': {
      return `  ${markOf(event.outcome, event.partWay)} ${name}  ${style.dim(formatDuration(event.durationMs))}${event.reason === undefined ? '' : `  ${style.yellow(printable(event.reason))}`}`;
    }
    case 'item.ticked':
      return `  ${style.green('✓')} ${name}  ${style.dim(`ticked by ${event.actor}`)}`;
    case 'item.waived':
      return `  ${style.yellow('!')} ${name}  waived: ${printable(event.reason)}`;
    case 'gate.opened':
      return style.bold(`gate ${event.gate} opened by ${event.actor}`);
    case 'signoff.given':
      return `  ${style.green('✓')} signed off: ${event.role} (${event.name}, unsigned)`;
    case 'restore-point.pinned':
      return style.bold(
        `restore point ${event.point.id}: ${event.point.version || 'version unknown'} on ${event.point.target}, ${event.point.paths.length} paths by hash`,
      );
    case 'artifacts.staged':
      return style.dim(
        `  staged ${event.files.length} files on ${event.target} (${event.files.filter((file) => !file.skipped).length} sent)`,
      );
    case 'rollback.armed':
      return event.armed.ready
        ? style.green('way back: armed')
        : style.yellow(`way back: ${event.armed.reasons.join('; ')}`);
    case 'rollback.proposed':
      return event.mode === 'ask'
        ? null
        : style.red(
            `${printable(proposalWords(event))}: ${event.mode === 'auto' ? 'rolling back' : `only noted; it would have restored ${printable(event.restores) || 'whatever its steps restore'}`}`,
          );
    case 'rollback.declined':
      return style.yellow(
        `rollback declined by ${event.actor}${event.reason === undefined ? '' : `: ${printable(event.reason)}`}`,
      );
    case 'rollback.started':
      return style.bold(`rolling back (run ${event.run})`);
    case 'repoint.started':
      return style.bold(`${event.path} on ${event.target} goes back to ${event.to}`);
    case 'rollback.verified':
      return style.green(`verified on ${event.target}: ${event.version || 'by hash'}`);
    case 'run.paused':
      return style.yellow(`held: ${printable(event.reason)}`);
    case 'run.recovered':
      return style.yellow(
        `reopened: ${event.lost.length} attempts were under way${event.tornBytes > 0 ? `, ${event.tornBytes} bytes of an unfinished line cut off` : ''}`,
      );
    case 'run.ended':
      return style.bold(`run ended: ${event.outcome} · ${event.summary}`);
    default:
      return null;
  }
}
