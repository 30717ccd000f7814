import { create } from 'zustand';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';

/** What takes an answer back: other answers, or boxes that are ticked again. */
export type Undo =
  | { readonly answers: readonly Answer[] }
  | { readonly boxes: readonly number[]; readonly ticked: boolean };

/** An answer that was saved, newest last. */
export interface Saved {
  /** The card it was given on; null for one given in the document. */
  readonly card: string | null;
  /** What it changed, in a sentence. */
  readonly told: string;
  readonly undo: Undo;
}

interface ReviewStore {
  readonly opened: OpenedPlan | null;
  /** Answers that are on their way to the sidecar: they are shown as given at once. */
  readonly pending: readonly Answer[];
  readonly saved: readonly Saved[];
  /** What the last answer changed, or that it was undone. */
  readonly told: string | null;
  /** Looks that a person has seen and left as they are, in this window. */
  readonly left: readonly string[];
  /** The line of the document that is selected. */
  readonly line: number | null;
  /** Lines that the card in use is about. */
  readonly lit: readonly number[];
  open(opened: OpenedPlan): void;
  reset(): void;
  leave(card: string): void;
  select(line: number | null): void;
  light(lines: readonly number[]): void;
}

const empty = { opened: null, pending: [], saved: [], told: null, left: [], line: null, lit: [] } as const;

/** The checklist under review, and what was answered so far. */
export const useReviewStore = create<ReviewStore>()((set) => ({
  ...empty,
  open: (opened) => set({ opened }),
  reset: () => set(empty),
  leave: (card) => set(({ left }) => ({ left: left.includes(card) ? left : [...left, card] })),
  select: (line) => set({ line }),
  light: (lit) => set({ lit }),
}));

type DecisionOf<Kind extends Answer['kind']> = Extract<Answer, { readonly kind: Kind }>['decision'];

/** The answer on its way for a subject; undefined where there is none. */
export function pendingFor<Kind extends Answer['kind']>(
  pending: readonly Answer[],
  kind: Kind,
  key?: string,
): DecisionOf<Kind> | undefined {
  const found = pending.findLast(
    (answer) => answer.kind === kind && (key === undefined || ('key' in answer && answer.key === key)),
  );
  return found?.decision as DecisionOf<Kind> | undefined;
}
