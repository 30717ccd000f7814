import type { JournalEvent } from '../journal/events.ts';
import type { WorkItem } from '../plan/work.ts';
import { type ItemState, untouched } from './attempts.ts';

/** Answers to a case that a document names: it is the case here, or it is not. */
export const caseAnswers = ['yes', 'no'] as const;

/** An answer to what a document leaves open. */
export interface Choice {
  readonly answer: string;
  readonly actor: string;
  readonly at: string;
  /** Items that are not to be done because of it. */
  readonly settles: readonly string[];
}

/** What of a run's state answers change. */
interface Chosen {
  readonly items: Readonly<Record<string, ItemState>>;
  readonly choices?: Readonly<Record<string, Choice>>;
}

/** Folds an answer: what is not to be done because of it is skipped; what an earlier answer skipped is open again. */
export function foldChoice<State extends Chosen>(
  state: State,
  { question, answer, actor, at, settles }: Extract<JournalEvent, { readonly type: 'choice.made' }>,
): State {
  const items = { ...state.items };
  for (const id of state.choices?.[question]?.settles ?? [])
    if (items[id]?.status === 'skipped') items[id] = { ...items[id], status: 'pending' };
  for (const id of settles) {
    const item = items[id] ?? untouched;
    if (item.status === 'pending') items[id] = { ...item, status: 'skipped' };
  }
  return { ...state, items, choices: { ...state.choices, [question]: { answer, actor, at, settles } } };
}

/** Something a document leaves to a person: several ways of which one is meant, or a case in which alone lines are due. */
export interface Question {
  readonly question: string;
  readonly kind: 'option' | 'if';
  /** What can be answered. */
  readonly answers: readonly string[];
  readonly items: readonly WorkItem[];
}

/** The questions of a plan's work, in the order in which they come up. */
export function questionsOf(work: readonly WorkItem[]): readonly Question[] {
  const asked = work.filter(({ question }) => question !== undefined);
  return [...Map.groupBy(asked, ({ question }) => question ?? '')].map(([question, items]) => {
    const labels = items.flatMap(({ guard }) => (guard?.kind === 'option' ? [guard.label] : []));
    const kind = labels.length > 0 ? 'option' : 'if';
    return { question, kind, answers: kind === 'option' ? [...new Set(labels)] : caseAnswers, items };
  });
}

/** The items that are not to be done if a question is answered so; null for an answer there is none of. */
export function settledBy(question: Question, answer: string): readonly string[] | null {
  const chosen = question.answers.find((each) => each.toLowerCase() === answer.trim().toLowerCase());
  if (chosen === undefined) return null;
  const dropped =
    question.kind === 'if'
      ? chosen === 'no'
        ? question.items
        : []
      : question.items.filter(({ guard }) => guard?.kind !== 'option' || guard.label !== chosen);
  return dropped.map(({ id }) => id);
}

/** The question that still stands in front of an item; null where there is none, or it has been answered. */
export function openQuestion({ choices }: Pick<Chosen, 'choices'>, { question }: WorkItem): string | null {
  return question === undefined || choices?.[question] !== undefined ? null : question;
}
