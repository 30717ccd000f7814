import type { SheetLine } from '../../../../shared/plan/sheet.ts';
import { workOf } from '../../../../shared/plan/work.ts';
import { questionsOf, settledBy } from '../../../../shared/run/choices.ts';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import * as words from './words.ts';

/** What answers changed, in a sentence: what runs now that did not, where, and what no longer does. Pure. */
export function describeChange(before: OpenedPlan, after: OpenedPlan, answers: readonly Answer[]): string {
  // A target is given together with what runs on it, and a secret with the commands that read its variable.
  const answer =
    answers.find(({ kind }) => kind === 'secret') ??
    answers.find(({ kind }) => kind !== 'target' && kind !== 'group') ??
    answers[0];
  if (answer === undefined) return words.saved;
  const sentence = ofSubject(answer, after) ?? ofPlan(before, after);
  return sentence ?? (answer.decision === null ? words.takenBack : words.saved);
}

function ofSubject(answer: Answer, after: OpenedPlan): string | null {
  return answer.decision === null ? ofTakenBack(answer) : ofGiven(answer as Given, after);
}

function ofTakenBack({ kind }: Answer): string | null {
  if (kind === 'choose') return words.decidedLater;
  return kind === 'restore-point' ? words.noRestorePoint : null;
}

/** An answer that was not taken back. */
type Given = Answer extends infer Each
  ? Each extends Answer
    ? Omit<Each, 'decision'> & { readonly decision: NonNullable<Each['decision']> }
    : never
  : never;

function ofGiven(answer: Given, after: OpenedPlan): string | null {
  switch (answer.kind) {
    case 'environment':
      return words.environment[answer.decision];
    case 'choose':
      return chosen(after, answer.key, answer.decision);
    case 'value':
      return filled(after, answer.key, answer.decision);
    case 'secret':
      return words.secretFrom(answer.key, answer.decision);
    case 'artifacts':
      return words.uploads(answer.decision.length);
    case 'restore-point':
      return words.restorePoint(answer.decision);
    case 'metrics':
    case 'logs':
      return words.watches(after.sidecar.metrics?.length ?? 0, after.sidecar.logs?.length ?? 0);
    case 'rollback-use':
      return words.rollsBackWith(answer.decision);
    case 'placeholder':
      return answer.decision === 'literal' ? words.literal(answer.key) : null;
    case 'group':
      return words.groupTaken(answer.key, answer.decision.group.length, answer.decision.strategy);
    case 'target':
      return words.targetKnown(answer.key);
    default:
      return null;
  }
}

function chosen({ plan }: OpenedPlan, key: string, answer: string): string | null {
  const question = questionsOf(workOf(plan)).find((each) => each.question === key);
  const dropped = question === undefined ? null : settledBy(question, answer);
  if (question === undefined || dropped === null) return null;
  const runs = question.items.length - dropped.length;
  if (question.kind === 'if')
    return answer === 'yes' ? words.caseApplies(runs) : words.caseDropped(dropped.length);
  return words.chosen(answer, runs, dropped.length);
}

function filled({ review }: OpenedPlan, name: string, value: string): string {
  const placeholder = review.placeholders.find((each) => each.name === name);
  return words.filled(name, value, placeholder?.commands ?? 0);
}

/** What follows from comparing the plans: where commands run, and what became of lines. */
function ofPlan(before: OpenedPlan, after: OpenedPlan): string | null {
  const moved = new Map<string | null, number>();
  for (const [item, target] of Object.entries(after.placement))
    if (item in before.placement && before.placement[item] !== target)
      moved.set(target, (moved.get(target) ?? 0) + 1);
  const places = [...moved].map(([target, commands]) => words.nowRunOn(commands, target));
  const sentences = [...places, ...sheetChanges(before.plan.sheet ?? [], after.plan.sheet ?? [])];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function sheetChanges(before: readonly SheetLine[], after: readonly SheetLine[]): readonly string[] {
  const old = new Map(before.map((line) => [line.id, line]));
  const now = new Set(after.map(({ id }) => id));
  // Another command is another line with the same place in the document.
  const lost = before.filter(({ id }) => !now.has(id));
  const found = after.filter(({ id }) => !old.has(id));
  const places = new Map(lost.map((line) => [line.line, line]));
  const rewritten = found.filter(({ line, command }) => {
    const there = places.get(line);
    return there !== undefined && there.command !== command;
  });
  const newPlaces = new Set(found.map(({ line }) => line));
  const gone = lost.filter(({ line }) => !newPlaces.has(line));
  const added = found.filter(({ line }) => !places.has(line));
  const staged = Map.groupBy(
    after.filter(({ id, when }) => (old.get(id)?.when ?? when) !== when),
    ({ when }) => when,
  );
  const guarded = after.filter(
    ({ id, guard }) => old.has(id) && guard !== undefined && old.get(id)?.guard === undefined,
  );
  const freed = after.filter(({ id, guard }) => guard === undefined && old.get(id)?.guard !== undefined);
  const turned = Map.groupBy(
    after.filter((line) => (old.get(line.id)?.do ?? line.do) !== line.do),
    (line) => line.do,
  );
  return [
    ...[...turned].map(([what, lines]) => (what === 'manual' ? words.byHand : words.nowRun)(lines.length)),
    ...(rewritten.length > 0 ? [words.rewritten(rewritten.length)] : []),
    ...(gone.length > 0 ? [words.gone(gone.length)] : []),
    ...(added.length > 0 ? [words.added(added.length)] : []),
    ...[...staged].map(([when, lines]) => words.movedTo(lines.length, when)),
    ...(guarded.length > 0 ? [words.asked(guarded.length)] : []),
    ...(freed.length > 0 ? [words.notAsked(freed.length)] : []),
  ];
}
