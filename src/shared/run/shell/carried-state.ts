import { joinDirectories } from '../../plan/join-directories.ts';
import type { ShellState } from '../../plan/sheet.ts';
import { shellOf } from '../../plan/shell-of.ts';
import { inStages, type WorkItem } from '../../plan/work.ts';
import type { RunPlan } from '../run-plan.ts';

/** Something a shell holds, and where the document sets it. */
export interface Held {
  readonly text: string;
  /** The section that sets it. */
  readonly phase: string;
  readonly line: number;
}

/** What a section's commands start with that sections before it have set. */
export interface CarriedState {
  readonly directory?: Held;
  /** By name; `text` is the value as written. */
  readonly variables: ReadonlyMap<string, Held>;
  readonly environments: readonly Held[];
}

/** A variable that a section sets although one before it has set it differently. */
export interface Override {
  readonly name: string;
  readonly line: number;
  readonly before: Held;
}

/** A command as far as its shell is concerned. `place` is the machine it runs on. */
export type ShellLine = Pick<WorkItem, 'phase' | 'when' | 'runs' | 'line'> & {
  readonly sets?: ShellState | undefined;
  readonly place: string;
};

export interface HandedOn {
  /** By section, then by the place its commands run on; only where something is carried into it. */
  readonly starts: ReadonlyMap<string, ReadonlyMap<string, CarriedState>>;
  readonly overrides: readonly Override[];
}

/** What every section of a run's plan starts with, by the targets its commands run on. Pure. */
export function carriedStates({ work, placement }: Pick<RunPlan, 'work' | 'placement'>): HandedOn['starts'] {
  const commands = work.filter(({ command }) => command !== undefined);
  return handedOn(commands.map((item) => ({ ...item, place: placement[item.id] ?? '' }))).starts;
}

/**
 * Goes through commands in the order of a walk and tells what their shells hand on from section to section. What waits for a
 * person's decision hands on nothing anybody could be sure of. Pure.
 */
export function handedOn(lines: readonly ShellLine[]): HandedOn {
  const starts = new Map<string, Map<string, CarriedState>>();
  const overrides: Override[] = [];
  const shells = new Map<string, Shell>();
  for (const line of inStages(lines)) {
    const key = `${line.place} ${shellOf(line)}`;
    const shell = shells.get(key) ?? new Shell();
    shells.set(key, shell);
    const carried = shell.enter(line.phase);
    if (carried !== null)
      starts.set(line.phase, (starts.get(line.phase) ?? new Map()).set(line.place, carried));
    if (line.sets !== undefined && line.runs === 'in-order') overrides.push(...shell.take(line, line.sets));
  }
  return { starts, overrides };
}

/** What one shell holds while the commands that share it go by. */
class Shell {
  #directory: Held | undefined;
  readonly #variables = new Map<string, Held>();
  #environments: readonly Held[] = [];
  readonly #entered = new Set<string>();

  /** What a section starts with, at its first command; null where that is nothing. */
  enter(phase: string): CarriedState | null {
    if (this.#entered.has(phase)) return null;
    this.#entered.add(phase);
    const directory = this.#directory;
    if (directory === undefined && this.#variables.size === 0 && this.#environments.length === 0) return null;
    return {
      ...(directory === undefined ? {} : { directory }),
      variables: new Map(this.#variables),
      environments: this.#environments,
    };
  }

  /** Takes what a command sets; gives what that overrides of other sections. */
  take({ phase, line }: ShellLine, { directory, variables = {}, environments = [] }: ShellState): Override[] {
    if (directory !== undefined)
      this.#directory = { text: joinDirectories(this.#directory?.text, directory), phase, line };
    this.#environments = [...this.#environments, ...environments.map((text) => ({ text, phase, line }))];
    const overrides: Override[] = [];
    for (const [name, text] of Object.entries(variables)) {
      const before = this.#variables.get(name);
      if (before !== undefined && before.phase !== phase && before.text !== text && !text.includes(name))
        overrides.push({ name, line, before });
      this.#variables.set(name, { text, phase, line });
    }
    return overrides;
  }
}
