import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { fillPlaceholders, isSet, variableOf } from '../../plan/values/placeholders.ts';
import { quotePath, quoteWord } from '../../transport/quote.ts';
import type { AttemptSpec } from '../../transport/transport.ts';
import type { RunSession } from '../session/run-session.ts';
import { timeoutOf } from './timeouts.ts';
import { verificationCommand } from './verification.ts';

/** The target an item runs on; throws what a person has to do when it is not decided. */
export function targetOf(session: RunSession, item: WorkItem): string {
  const target = session.placement[item.id];
  if (target !== null && target !== undefined) return target;
  throw new EngineError(
    'NOT_NOW',
    `Where "${item.title}" runs is not decided.`,
    'Choose its target in the review; it is kept in the sidecar.',
  );
}

/** The command with every value filled in; throws the names of those that are missing. */
export function commandOf(session: RunSession, item: WorkItem): string {
  if (item.command === undefined)
    throw new EngineError('BAD_INPUT', `"${item.title}" has no command; a person ticks it.`);
  const values = valuesOf(session);
  const missing = item.placeholders.filter((name) => !isSet(name, values, session.sidecar));
  if (missing.length > 0) {
    throw new EngineError(
      'NOT_NOW',
      `"${item.title}" needs a value for ${missing.join(', ')}. Nothing was started.`,
      'Give it in the review, or under `values` in the sidecar.',
    );
  }
  if (/[\u202a-\u202e\u2066-\u2069]/.test(item.command)) {
    throw new EngineError(
      'BAD_INPUT',
      `"${item.title}" holds invisible direction marks that make it read differently from what it does. It was not run.`,
      'Remove them from the document.',
    );
  }
  return fillPlaceholders(item.command, values);
}

function valuesOf(session: RunSession): Readonly<Record<string, string>> {
  return { ...session.sidecar.values, ...session.state.values };
}

/** Variables of every command: the sidecar's, and values given for `$NAME` placeholders. */
export function envOf(session: RunSession): Readonly<Record<string, string>> {
  const fromValues = Object.entries(valuesOf(session)).flatMap(([name, value]) => {
    const variable = variableOf(name);
    return variable === null ? [] : [[variable, value] as const];
  });
  return { ...session.sidecar.env, ...Object.fromEntries(fromValues), SLIPWAY_RUN: session.run };
}

/** The command, begun in the directory its author names: a relative one counts from where the section starts. */
function startingIn(cwd: string | undefined, command: string): string {
  if (cwd === undefined) return command;
  const path = /^[/~]/.test(cwd) ? quotePath(cwd) : `"\${slipway_home:-.}"/${quoteWord(cwd)}`;
  return `cd ${path} || exit 97\n${command}`;
}

/** What a transport needs to know of one try; `host` names the host where the target is a group. */
export function specOf(
  session: RunSession,
  item: WorkItem,
  attempt: number,
  command: string,
  host: string | null,
): AttemptSpec {
  const timeout = timeoutOf(item, session.sidecar);
  const placed = startingIn(item.settings?.cwd, command);
  return {
    run: session.run,
    item: item.id,
    attempt,
    host,
    command: item.verify ? verificationCommand(placed, timeout) : placed,
    env: envOf(session),
    secrets: session.secrets.known,
    cwd: session.plan.defaults?.cwd ?? null,
    section: `${item.phase === '' ? 'top' : item.phase}${host === null ? '' : `.${encodeURIComponent(host)}`}`,
    tty: item.interactive,
    readOnly: item.verify,
  };
}
