import type { PlanItem, PlanStep, StepNature } from '../../../shared/plan/plan.ts';
import type { Decision } from '../../../shared/sidecar/corrections.ts';
import { hiddenCharacters } from '../../../shared/text/control-characters.ts';
import { isInteractive } from '../commands/command-nature.ts';
import { isFollow } from '../commands/follow.ts';
import { findCorrection, isPlain, keyOf, overruledBy, type ParseContext } from '../context/parse-context.ts';

/** What is said of a command that only a person calls dangerous; its subject stands in front. */
const calledDangerous = 'is called dangerous in the sidecar';

/** A person's word on what a step is like and whether it is dangerous; the decisions go into the trace. Changes the step. */
export function correctStep(step: PlanStep, headings: readonly string[], reading: ParseContext): void {
  if (isPlain(reading)) return;
  const title = step.title || (step.commands[0]?.split('\n')[0] ?? '');
  const path = [...headings, title];
  settleNature(step, title, path, reading);
  const danger = settleDanger(step.danger, step.commands, { line: step.line, title, path }, reading);
  if (danger === undefined) {
    delete step.danger;
    delete step.dangers;
  } else if (step.danger === undefined) {
    step.danger = danger;
    step.dangers = step.commands.map(() => danger);
  }
}

/** A person's word on whether a check is dangerous. Changes the item. */
export function correctCheck(item: PlanItem, headings: readonly string[], reading: ParseContext): void {
  if (isPlain(reading) || item.command === undefined) return;
  const place = { line: item.line, title: item.text, path: [...headings, item.text] };
  const danger = settleDanger(item.danger, [item.command], place, reading);
  if (danger === undefined) delete item.danger;
  else item.danger = danger;
}

function natureOf(step: PlanStep): StepNature {
  if (step.follow) return 'follow';
  if (step.interactive === true) return 'interactive';
  return step.verify ? 'verify' : 'step';
}

function settleNature(
  step: PlanStep,
  title: string,
  path: readonly string[],
  { corrections, trace }: ParseContext,
): void {
  const rules = natureOf(step);
  const said = findCorrection(corrections?.natures, path);
  trace?.decisions.push({
    kind: 'nature',
    line: step.line,
    text: title,
    decision: said ?? rules,
    reasons: [...(said === undefined ? [] : [overruledBy(rules)]), whyNature(step, rules)],
    overruled: said !== undefined,
    key: keyOf(path),
  });
  if (said === undefined) return;
  step.follow = said === 'follow';
  step.verify = said === 'verify';
  // Said, and not only left out: what the command looks like counts no more.
  step.interactive = said === 'interactive';
}

function whyNature(step: PlanStep, nature: StepNature): string {
  const attributed = 'its attributes say so';
  const first = (is: (command: string) => boolean, what: string): string => {
    const command = step.commands.find(is);
    return command === undefined ? attributed : `“${command.split('\n')[0] ?? ''}” ${what}`;
  };
  switch (nature) {
    case 'follow':
      return first(isFollow, 'never ends by itself');
    case 'interactive':
      return first(isInteractive, 'waits for a person at the keyboard');
    case 'verify':
      return step.attributes?.verify === 'true'
        ? attributed
        : 'it only reads, and its title or the address it asks says that it verifies';
    default:
      return 'its commands end by themselves, and may change something';
  }
}

interface Place {
  readonly line: number;
  readonly title: string;
  readonly path: readonly string[];
}

/** Why the commands are dangerous once a person has been heard; undefined where they are not. */
function settleDanger(
  rules: string | undefined,
  commands: readonly string[],
  { line, title, path }: Place,
  { corrections, trace }: ParseContext,
): string | undefined {
  const word = (danger: string | undefined): string => (danger === undefined ? 'harmless' : 'dangerous');
  const asked = findCorrection(corrections?.dangers, path);
  // Nobody can vouch for what nobody can see.
  const hidden = commands.some((command) => hiddenCharacters(command).length > 0);
  const said = hidden ? undefined : asked;
  const danger = said === undefined ? rules : said ? (rules ?? calledDangerous) : undefined;
  const decision: Decision = {
    kind: 'danger',
    line,
    text: title,
    decision: word(danger),
    reasons: [
      ...(said === undefined ? [] : [overruledBy(word(rules))]),
      ...(hidden && asked === false
        ? ['the sidecar calls it harmless, which invisible characters rule out']
        : []),
      rules === undefined ? 'nothing in it removes, overwrites or shuts down' : `it ${rules}`,
    ],
    overruled: said !== undefined,
    key: keyOf(path),
  };
  trace?.decisions.push(decision);
  return danger;
}
