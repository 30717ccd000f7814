import { shellOf } from '../../../shared/plan/shell-of.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { asksAtKeyboard } from '../../../shared/run/asks-at-keyboard.ts';
import { endsSection } from '../../../shared/run/shell/ends-section.ts';
import type { AttemptSpec } from '../../transport/transport.ts';
import type { CommandSource } from './command-source.ts';
import { enteringSection, inDirectory } from './directory.ts';
import { environmentOf } from './environment.ts';
import { fillValues } from './fill-values.ts';
import { timeoutOf } from './timeouts.ts';
import { untilPassed } from './verification.ts';

// The way of a command from the plan to the shell, stage by stage:
// plan -> values -> environment -> directory -> verification, here; then transport/durable/given.ts says what its shell receives.

/** The command as the journal and the window show it: the plan's, with every value filled in. */
export function commandOf(source: CommandSource, item: WorkItem): string {
  return fillValues(source, item);
}

/** One try of an item. */
export interface Try {
  readonly item: WorkItem;
  readonly attempt: number;
  /** As {@link commandOf} gave it, or as the journal kept it. */
  readonly command: string;
  /** The host, where the target is a group; null on a single target. */
  readonly host: string | null;
}

/** A try as a transport takes it. */
export function specOf(source: CommandSource, { item, attempt, command, host }: Try): AttemptSpec {
  const { cwd } = item.settings ?? {};
  const started =
    cwd === undefined && item.entersSection === true ? enteringSection(command) : inDirectory(cwd, command);
  return {
    run: source.run,
    item: item.id,
    attempt,
    host,
    command: item.verify ? untilPassed(started, timeoutOf(item, source.sidecar)) : started,
    env: environmentOf(source),
    secrets: source.secrets.known,
    cwd: source.plan.defaults?.cwd ?? null,
    shell: shellNameOf(item, host),
    tty: asksAtKeyboard(item),
    // What may run beside others must not hand on what it happened to see last.
    readOnly: item.verify || item.runs === 'beside',
    endsSection: endsSection(source, item),
  };
}

/** Hosts of a group keep their shells apart. */
function shellNameOf(item: WorkItem, host: string | null): string {
  return `${shellOf(item)}${host === null ? '' : `.${encodeURIComponent(host)}`}`;
}
