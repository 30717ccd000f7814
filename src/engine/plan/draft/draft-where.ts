import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import { isWalked } from '../../../shared/plan/runs-of.ts';
import { isForward, type WorkItem, workOf } from '../../../shared/plan/work.ts';
import { count } from '../../../shared/text/count.ts';
import { pathSeparator } from '../../../shared/text/path-separator.ts';
import { quote } from './draft-text.ts';

/** The target of a command that may run on any of several machines: a person writes the name. */
export const undecided = 'WHICH';

/** Targets that are tried as the answer for a heading; what runs on others is listed line by line. */
const mostAnswers = 12;

/** A command and the target that is proposed for it. */
interface Placed {
  readonly item: WorkItem;
  readonly target: string;
}

interface Section {
  readonly phase: Phase;
  readonly items: Placed[];
  readonly children: Section[];
}

/** What a section is given: nothing of its own, so that its commands run where the document says, or a target. */
type Answer = string | null;

/**
 * Lines of `where`: as few keys as give every command its target. One answer for a heading covers what stands below it, and
 * what runs elsewhere follows as an exception. `targetOf` proposes a target for a command that does not run here.
 */
export function draftWhere(plan: Plan, targetOf: (item: WorkItem) => string): readonly string[] {
  const roots = sectionsOf(plan, targetOf);
  const answers = [...new Set(roots.flatMap(everything).map(({ target }) => target))].slice(0, mostAnswers);
  const cost = costsOf(answers);
  return roots.flatMap((root) => linesOf(root, null, { answers, cost }));
}

function sectionsOf(plan: Plan, targetOf: (item: WorkItem) => string): readonly Section[] {
  const sections = new Map(
    plan.phases.map((phase): [string, Section] => [phase.id, { phase, items: [], children: [] }]),
  );
  const roots: Section[] = [];
  for (const section of sections.values())
    (sections.get(section.phase.parent ?? '')?.children ?? roots).push(section);
  for (const item of workOf(plan)) {
    const when = sections.get(item.phase)?.phase.when ?? 'demand';
    const isMeant = isWalked({ when }) || isForward(item.phaseKind) || item.phaseKind === 'rollback';
    if (item.command === undefined || item.undoes !== undefined || !isMeant) continue;
    const target = item.where === 'local' ? 'local' : targetOf(item);
    sections.get(item.phase)?.items.push({ item, target: item.target ?? target });
  }
  return roots;
}

function everything(section: Section): readonly Placed[] {
  return [...section.items, ...section.children.flatMap(everything)];
}

type Cost = (section: Section, given: Answer) => number;

/** How many keys a section and what is below it need, where it is given an answer from above. */
function costsOf(answers: readonly string[]): Cost {
  const known = new Map<Section, Map<Answer, number>>();
  const cost: Cost = (section, given) => {
    const own = known.get(section) ?? new Map<Answer, number>();
    known.set(section, own);
    const found =
      own.get(given) ??
      Math.min(...choicesOf(given, answers).map((each) => total(section, given, each, cost)));
    own.set(given, found);
    return found;
  };
  return cost;
}

/** A section may keep what is given from above, or have a target of its own; it cannot have none again. */
function choicesOf(given: Answer, answers: readonly string[]): readonly Answer[] {
  return [given, ...answers.filter((answer) => answer !== given)];
}

/** Titles of the commands that an answer is not for. */
function titlesOf(items: readonly Placed[], answer: Answer): ReadonlySet<string> {
  return new Set(items.filter((each) => !fits(each, answer)).map(({ item }) => item.title));
}

/** More than all keys of a document: what no key can say. */
const noWay = 1_000_000;

/** A title is a key of its own, unless it cannot be one, or is that of a command which stays where it is. */
function exceptionsCost(items: readonly Placed[], answer: Answer): number {
  const titles = titlesOf(items, answer);
  const fitting = new Set(items.filter((each) => fits(each, answer)).map(({ item }) => item.title));
  return [...titles].reduce((sum, title) => sum + (isKey([title]) && !fitting.has(title) ? 1 : noWay), 0);
}

/** Whether a key that is made of these parts falls into them again. */
function isKey(path: readonly string[]): boolean {
  const parts = path.join(pathSeparator).split(pathSeparator);
  return parts.length === path.length && parts.every((part) => part.trim() !== '');
}

function fits({ item, target }: Placed, answer: Answer): boolean {
  if (answer !== null) return answer === target;
  return item.where === 'local' || item.target !== undefined;
}

interface Choosing {
  readonly answers: readonly string[];
  readonly cost: Cost;
}

function linesOf(section: Section, given: Answer, choosing: Choosing): readonly string[] {
  const { phase, items, children } = section;
  const spent = (each: Answer): number => total(section, given, each, choosing.cost);
  // Where two answers cost the same, a heading says more than titles do.
  const [answer = given] = choicesOf(given, choosing.answers).toSorted(
    (a, b) => spent(a) - spent(b) || titlesOf(items, a).size - titlesOf(items, b).size,
  );
  const exceptions = new Map(
    items
      .filter((each) => !fits(each, answer) && isKey([...phase.path, each.item.title]))
      .map((each) => [each.item.title, each] as const),
  );
  return [
    ...(answer === given || answer === null || !isKey(phase.path) ? [] : [sectionLine(section, answer)]),
    ...[...exceptions.values()].map(({ item, target }) =>
      lineOf([...phase.path, item.title], target, why(item)),
    ),
    ...children.flatMap((child) => linesOf(child, answer, choosing)),
  ];
}

/** The keys of a section and of what is below it, with one of the answers it may have. */
function total({ phase, items, children }: Section, given: Answer, answer: Answer, cost: Cost): number {
  return (
    (answer === given ? 0 : isKey(phase.path) ? 1 : noWay) +
    exceptionsCost(items, answer) +
    children.reduce((sum, child) => sum + cost(child, answer), 0)
  );
}

function sectionLine(section: Section, answer: string): string {
  const covered = everything(section).filter(({ target }) => target === answer);
  const unclear = covered.filter(({ item }) => item.where === 'unclear').length;
  const doubt =
    unclear === 0
      ? ''
      : unclear === covered.length
        ? ', unclear: is it this one?'
        : `, ${unclear} of them unclear`;
  return lineOf(
    section.phase.path,
    answer,
    `line ${section.phase.line}: ${count(covered.length, 'command')}${doubt}`,
  );
}

function why({ line, where }: WorkItem): string {
  const said = { local: 'here', server: 'on a server', unclear: 'unclear: is it this one?' }[where];
  return `line ${line}: ${said}`;
}

function lineOf(path: readonly string[], target: string, comment: string): string {
  const key = quote(path.join(pathSeparator));
  // As a comment it decides nothing: a run asks for the target before it starts anything there.
  return target === undecided
    ? `  # ${key}:  # ${comment}; on which machine?`
    : `  ${key}: ${target}  # ${comment}`;
}
