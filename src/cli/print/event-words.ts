import type { JournalEvent } from '../../shared/journal/events.ts';
import type { Outcome } from '../../shared/journal/outcome.ts';
import { pinnedNotes } from '../../shared/restore-point/restore-point-words.ts';
import { quietWords } from '../../shared/run/alerts/quiet-words.ts';
import { byItsCommands } from '../../shared/run/moves/held-boxes.ts';
import { proposalWords } from '../../shared/run/proposals/proposal-words.ts';
import { count } from '../../shared/text/count.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { statusText } from '../../shared/text/status-text.ts';
import { judgmentWords, verdictWords } from '../../shared/wire/judgment-words.ts';
import { whateverStepsRestore } from '../words/proposal-words.ts';
import { formatTime } from './format-time.ts';
import { printable, printableFields, printableLine, style } from './style-text.ts';

// Every sentence the command line prints about an event, in one place.

type EventOf<Type> = Extract<JournalEvent, { readonly type: Type }>;

interface Context {
  /** The title of an item. */
  readonly title: (id: string) => string;
  /** A host's part says which item it is of: several are under way at once. */
  readonly apart: boolean;
  /** Whether the run's release was rolled back. */
  readonly rolledBack: boolean;
}

type Words = {
  readonly [Type in JournalEvent['type']]?: (event: EventOf<Type>, context: Context) => string | null;
};

const words: Words = {
  'item.started': ({ item, command, target, hosts, group }, { title }) => {
    const some = hosts === undefined ? '' : ` (${hosts.length} of ${(group ?? hosts).length} hosts)`;
    return style.dim(
      `  … ${printable(title(item))}  ${printable(command.split('\n')[0] ?? '')}  @ ${target}${some}`,
    );
  },
  'host.ended': ({ item, host, outcome, durationMs, reason }, { title, apart }) =>
    `      ${markOf(outcome)} ${host}${apart ? `  ${printable(title(item))}` : ''}  ${ending(durationMs, reason)}`,
  'item.ended': ({ item, outcome, partWay, durationMs, reason }, { title }) =>
    `  ${markOf(outcome, partWay)} ${printable(title(item))}  ${ending(durationMs, reason)}`,
  'item.ticked': ({ item, actor, note, evidence }, { title }) =>
    `  ${style.green('✓')} ${printable(title(item))}  ${style.dim(evidence === undefined && actor !== byItsCommands ? `confirmed by ${actor}` : (note ?? ''))}`,
  'item.unticked': ({ item, reason }, { title }) =>
    reason === undefined
      ? null
      : `  ${style.red('!')} ${printable(title(item))}  unticked: ${printable(reason)}`,
  'item.waived': ({ item, reason }, { title }) =>
    `  ${style.yellow('!')} ${printable(title(item))}  waived: ${printable(reason)}`,
  'choice.made': ({ question, answer, actor }) => `${question}: ${style.bold(answer)}, chosen by ${actor}`,
  'preparation.confirmed': ({ actor }) => `preparation confirmed by ${actor}`,
  'gate.opened': ({ gate, actor }) => style.bold(`${gate} gate opened by ${actor}`),
  'signoff.given': ({ role, name }) => `  ${style.green('✓')} signed off: ${role} (${name}, unsigned)`,
  'signoff.waived': ({ role, reason }) =>
    `  ${style.yellow('!')} sign-off waived: ${printable(role)}: ${printable(reason)}`,
  'restore-point.pinned': ({ point }) => {
    const { id, version, target, paths } = point;
    const pinned = `restore point ${id}: ${version || 'version unknown'} on ${target}, ${count(paths.length, 'path')} pinned by hash`;
    const notes = pinnedNotes(point).map((note) => `\n  ${style.yellow('!')} ${printable(note)}`);
    return `${style.bold(pinned)}${notes.join('')}`;
  },
  'artifacts.staged': ({ files, target }) =>
    style.dim(
      `  uploaded ${count(files.length, 'file')} to ${target} (${files.filter(({ skipped }) => !skipped).length} sent)`,
    ),
  'rollback.armed': ({ armed }) =>
    armed.ready
      ? style.green('rollback ready')
      : style.yellow(`rollback not ready: ${armed.reasons.join('; ')}`),
  'alert.acknowledged': (event) => style.dim(`  ${quietWords(event, formatTime)}`),
  'alert.silenced': (event) => style.yellow(`  ! ${quietWords(event, formatTime)}`),
  'alert.unsilenced': (event) => style.dim(`  ${quietWords(event, formatTime)}`),
  'judgment.changed': (event) => judgmentLine(event),
  'rollback.proposed': (event) => (event.mode === 'ask' ? null : proposed(event)),
  'rollback.declined': ({ actor, reason }) =>
    style.yellow(`rollback declined by ${actor}${reason === undefined ? '' : `: ${printable(reason)}`}`),
  'rollback.started': ({ run }) => style.bold(`rolling back (run ${run})`),
  'repoint.started': ({ path, target, to }) => style.bold(`${path} on ${target} switches back to ${to}`),
  'rollback.verified': ({ target, version }) => style.green(`verified on ${target}: ${version || 'by hash'}`),
  'run.paused': ({ reason }) => style.yellow(`paused: ${printable(reason)}`),
  'run.recovered': ({ lost, tornBytes }) => {
    const cut = tornBytes > 0 ? `; removed an unfinished line of ${count(tornBytes, 'byte')}` : '';
    return style.yellow(`reopened: ${count(lost.length, 'attempt was', 'attempts were')} running${cut}`);
  },
  'run.ended': ({ outcome, summary }, { rolledBack }) =>
    style.bold(`run ended: ${rolledBack ? 'rolled back' : statusText(outcome)} · ${summary}`),
};

/** An event for a person, with all that people and servers wrote made printable; null where there is nothing to say. */
export function eventWords(event: JournalEvent, context: Context): string | null {
  const say = words[event.type] as ((event: JournalEvent, context: Context) => string | null) | undefined;
  const title = (id: string): string => printableLine(context.title(id));
  return say?.(printableFields(event, ['command']), { ...context, title }) ?? null;
}

/** Rules speak when they begin to fire, and when that has passed; `unit` is that of the rule's value. */
export function alertWords(event: EventOf<'alert.changed'>, unit: string): string | null {
  const { text, state, value, host } = printableFields(event);
  const where = host === undefined ? '' : ` on ${printable(host)}`;
  const shown =
    value === null || unit === ''
      ? ''
      : ` at ${Number(value.toPrecision(3))}${unit === '%' ? '%' : ` ${printableLine(unit)}`}`;
  const rule = `“${printable(text)}”`;
  if (state === 'firing') return style.red(`  ! ${rule} fires${shown}${where}`);
  if (state === 'resolved') return style.green(`  ✓ ${rule} resolved${shown}${where}`);
  if (state === 'no-data') return style.yellow(`  ? ${rule} has no data${where}`);
  return style.green(`  ✓ ${rule} has data again${shown}${where}`);
}

function judgmentLine(event: EventOf<'judgment.changed'>): string {
  const paint = { go: style.green, wait: style.dim, 'go-back': style.red }[event.verdict];
  return paint(`  ${verdictWords(event)}: ${printable(judgmentWords(event, formatTime))}`);
}

function proposed(event: EventOf<'rollback.proposed'>): string {
  const what =
    event.mode === 'auto'
      ? 'rolling back'
      : `recorded only; a rollback would have restored ${printable(event.restores) || whateverStepsRestore}`;
  return style.red(`${printable(proposalWords(event))}: ${what}`);
}

function ending(durationMs: number, reason: string | undefined): string {
  const why = reason === undefined ? '' : `  ${style.yellow(printable(reason))}`;
  return `${style.dim(formatDuration(durationMs))}${why}`;
}

/** What cannot be known, and what is only done in part, look unlike what failed. */
function markOf(outcome: Outcome, partWay = false): string {
  if (outcome === 'passed') return style.green('✓');
  if (outcome === 'unknown') return style.yellow('?');
  return partWay ? style.yellow('◐') : style.red('✗');
}
