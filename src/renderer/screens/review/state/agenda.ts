import type { Look, LookCode } from '../../../../shared/plan/account.ts';
import { isWalked } from '../../../../shared/plan/runs-of.ts';
import { holdsNothing, workOf } from '../../../../shared/plan/work.ts';
import { type Question, questionsOf } from '../../../../shared/run/choices.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import * as words from './words.ts';

/** Something the review asks or points out. */
export type Card = {
  readonly id: string;
  /** Nobody has answered it yet. */
  readonly open: boolean;
  /** It was answered, and with that is asked no more. */
  readonly gone?: true;
  /** The lines that it is about. */
  readonly lines: readonly number[];
} & (
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'choice'; readonly question: Question }
  | { readonly kind: 'cases'; readonly questions: readonly Question[] }
  | {
      readonly kind:
        | 'environment'
        | 'where'
        | 'values'
        | 'files'
        | 'restore-point'
        | 'sources'
        | 'ticks'
        | 'rollback'
        | 'no-rollback';
    }
);

/** Looks that are asked as questions: as looks they would be said twice. */
const asked: ReadonlySet<LookCode> = new Set(['choice', 'condition', 'machine']);
/** Looks that come before every question: the document is not read as it was meant. */
const first: ReadonlySet<LookCode> = new Set(['swallowed', 'acts-in-example']);

/** Everything the review asks and points out, what deserves a look first; nothing of a file that holds nothing to do. Pure. */
export function agendaOf(opened: OpenedPlan, left: readonly string[] = []): readonly Card[] {
  if (holdsNothing(opened.plan)) return [];
  const looks = opened.account.looks
    .filter(({ code }) => !asked.has(code))
    .map((look): Card => {
      const id = lookId(look);
      return { kind: 'look', id, open: !left.includes(id), lines: look.lines, look };
    });
  const isFirst = (card: Card): boolean => card.kind === 'look' && first.has(card.look.code);
  return [
    ...looks.filter(isFirst),
    environment(opened),
    ...where(opened),
    ...values(opened),
    ...questions(opened),
    ...looks.filter((card) => !isFirst(card)),
    ...files(opened),
    ...restorePoint(opened, left),
    ...sources(opened, left),
    ...ticks(opened, left),
    ...rollback(opened, left),
  ];
}

export function lookId({ code, line }: Look): string {
  return `look-${code}-${line}`;
}

function environment({ sidecar }: OpenedPlan): Card {
  return { kind: 'environment', id: 'environment', open: sidecar.environment === undefined, lines: [] };
}

function where({ review }: OpenedPlan): readonly Card[] {
  if (review.where.length === 0) return [];
  const open = review.where.some(({ target }) => target === null);
  return [{ kind: 'where', id: 'where', open, lines: review.where.map(({ line }) => line) }];
}

function values({ review }: OpenedPlan): readonly Card[] {
  const { placeholders } = review;
  if (placeholders.length === 0) return [];
  return [
    {
      kind: 'values',
      id: 'values',
      open: placeholders.some(isMissing),
      lines: placeholders.map(({ line }) => line),
    },
  ];
}

/** Whether a run would stop for want of a value. */
export function isMissing({ due, value, reference }: OpenedPlan['review']['placeholders'][number]): boolean {
  return due && reference === null && (value ?? '').trim() === '';
}

/** One card for each group of ways, and one for all cases. Only what a run comes by is asked. */
function questions({ plan, sidecar }: OpenedPlan): readonly Card[] {
  const due = questionsOf(workOf(plan)).filter(({ items }) => items.some(isWalked));
  const isOpen = ({ question }: Question): boolean => sidecar.choose?.[question] === undefined;
  // Whether a rollback's case is the case shows when it comes to one: nobody can know it now.
  const cases = due.filter(({ kind, items }) => kind === 'if' && items.some(({ when }) => when !== 'back'));
  const linesOf = (some: readonly Question[]): readonly number[] =>
    some.flatMap(({ items }) => items.map(({ line }) => line));
  const acts = ({ items }: Question): boolean => items.some(({ nature }) => nature === 'effect');
  return [
    ...due
      .filter(({ kind }) => kind === 'option')
      .map(
        (question): Card => ({
          kind: 'choice',
          id: `choice-${question.question}`,
          open: isOpen(question),
          lines: linesOf([question]),
          question,
        }),
      ),
    ...(cases.length === 0
      ? []
      : [
          {
            kind: 'cases' as const,
            id: 'cases',
            open: cases.some((each) => acts(each) && isOpen(each)),
            lines: linesOf(cases),
            questions: cases,
          },
        ]),
  ];
}

function files({ review, sidecar }: OpenedPlan): readonly Card[] {
  if (review.artifacts.length === 0) return [];
  const lines = review.artifacts.map(({ line }) => line);
  return [{ kind: 'files', id: 'files', open: sidecar.artifacts === undefined, lines }];
}

function restorePoint({ review, sidecar }: OpenedPlan, left: readonly string[]): readonly Card[] {
  const onServer = Object.keys(sidecar.targets ?? {}).length > 0;
  if (!onServer && sidecar.restorePoint === undefined) return [];
  const open = sidecar.restorePoint === undefined && review.restorePoint !== null;
  return [
    { kind: 'restore-point', id: 'restore-point', open: open && !left.includes('restore-point'), lines: [] },
  ];
}

function sources({ review, sidecar, plan }: OpenedPlan, left: readonly string[]): readonly Card[] {
  const found = review.metrics.length + review.logs.length > 0;
  const watched = sidecar.metrics !== undefined || sidecar.logs !== undefined;
  const bounds = plan.budgets.length + plan.alerts.length > 0;
  if (!found && !watched && !bounds) return [];
  // What the document does not name is looked for where somebody wants to; nobody is held up by it.
  const isOpen = found && !watched && bounds && !left.includes('sources');
  return [{ kind: 'sources', id: 'sources', open: isOpen, lines: [] }];
}

function ticks({ ticks: { boxes } }: OpenedPlan, left: readonly string[]): readonly Card[] {
  if (boxes.length === 0) return [];
  return [{ kind: 'ticks', id: 'ticks', open: !left.includes('ticks'), lines: [] }];
}

/** Which of several procedures takes production back, or that there is none. */
function rollback({ plan, sidecar }: OpenedPlan, left: readonly string[]): readonly Card[] {
  const back = workOf(plan).some(({ when }) => when === 'back');
  if (!back) return [{ kind: 'no-rollback', id: 'no-rollback', open: false, lines: [] }];
  const { alternatives } = plan.rollback;
  if (alternatives.length < 2) return [];
  const sections = new Map(plan.phases.map(({ id, line }) => [id, line]));
  const lines = alternatives.flatMap(({ phase }) => sections.get(phase) ?? []);
  const [whole] = alternatives;
  // Parts of one procedure are offered; the whole is what is meant.
  const areParts = alternatives.every(({ steps }) => steps.every((step) => whole?.steps.includes(step)));
  const open = !areParts && sidecar.rollback?.use === undefined && !left.includes('rollback');
  return [{ kind: 'rollback', id: 'rollback', open, lines }];
}

/** Why a release cannot start yet, in words; empty once it can. */
export function blockersOf({ review }: OpenedPlan): readonly string[] {
  const places = review.where.filter(({ target }) => target === null).length;
  const missing = review.placeholders.filter(isMissing).length;
  return [...(places > 0 ? [words.noTarget(places)] : []), ...(missing > 0 ? [words.noValue(missing)] : [])];
}

/** Cards in the order a person met them: what was answered stays where it was, and what came up later follows. */
export function keepOrder(known: readonly Card[], now: readonly Card[]): readonly Card[] {
  const current = new Map(now.map((card) => [card.id, card]));
  const kept = known.map((card) => current.get(card.id) ?? { ...card, open: false, gone: true as const });
  const seen = new Set(known.map(({ id }) => id));
  return [...kept, ...now.filter(({ id, open }) => open && !seen.has(id))];
}
