import { useMemo } from 'react';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { type Call, useCall } from '../../../link/use-call.ts';
import { describeChange } from './describe-change.ts';
import { type Saved, type Undo, useReviewStore } from './review-store.ts';
import * as words from './words.ts';

/** Where a person's answers go. Each is shown at once, saved in the order it was given, and can be undone. */
export interface Answering {
  /** Writes answers of one click. `card` is the card that they were given on. */
  give(card: string | null, answers: readonly Answer[]): Promise<boolean>;
  /** Empties boxes that earlier runs ticked. */
  clearTicks(card: string, boxes: readonly number[]): Promise<boolean>;
  /** Takes the newest answer back. */
  undo(): Promise<boolean>;
  /** Resolves when everything given so far is saved. */
  settled(): Promise<void>;
}

/** One writer at a time: an answer is written to the sidecar that the one before it left. */
let queue: Promise<unknown> = Promise.resolve();

function inOrder(work: () => Promise<boolean>): Promise<boolean> {
  // One that failed keeps none behind it from being saved.
  const done = queue.then(work, work);
  queue = done;
  return done;
}

export function useAnswers(): Answering {
  const call = useCall();
  return useMemo(() => answering(call), [call]);
}

function answering(call: Call): Answering {
  return {
    give: (card, answers) => give(call, card, answers),
    clearTicks: (card, boxes) => clearTicks(call, card, boxes),
    undo: () => inOrder(() => undoLast(call)),
    settled: async () => {
      await queue;
    },
  };
}

function give(call: Call, card: string | null, answers: readonly Answer[]): Promise<boolean> {
  const { setState } = useReviewStore;
  setState(({ pending }) => ({ pending: [...pending, ...answers] }));
  const without = (pending: readonly Answer[]): readonly Answer[] =>
    pending.filter((each) => !answers.includes(each));
  return inOrder(async () => {
    const before = useReviewStore.getState().opened;
    if (before === null) return false;
    const written = await call(words.saveAnswer, (client) =>
      client.plans.answer({ file: before.file, answers: [...answers] }),
    );
    if (written === undefined) {
      setState(({ pending }) => ({ pending: without(pending) }));
      return false;
    }
    const told = describeChange(before, written.opened, answers);
    keep(written.opened, { card, told, undo: { answers: written.undo } }, without);
    return true;
  });
}

function clearTicks(call: Call, card: string, boxes: readonly number[]): Promise<boolean> {
  return inOrder(async () => {
    const file = useReviewStore.getState().opened?.file ?? '';
    const opened = await call(words.clearTicks, (client) =>
      client.plans.setTicks({ file, boxes: [...boxes], ticked: false }),
    );
    if (opened === undefined) return false;
    keep(
      opened,
      { card, told: words.ticksCleared(boxes.length), undo: { boxes, ticked: true } },
      (all) => all,
    );
    return true;
  });
}

function keep(
  opened: OpenedPlan,
  saved: Saved,
  rest: (pending: readonly Answer[]) => readonly Answer[],
): void {
  useReviewStore.setState((store) => ({
    opened,
    pending: rest(store.pending),
    saved: withSaved(store.saved, saved),
    told: saved.told,
  }));
}

/** A value is saved at every pause in typing: undone, it is what it was before the first letter. Pure. */
export function withSaved(all: readonly Saved[], saved: Saved): readonly Saved[] {
  const last = all.at(-1);
  const value = valueIn(saved.undo);
  if (last === undefined || value === null || value !== valueIn(last.undo)) return [...all, saved];
  return [...all.slice(0, -1), { ...saved, undo: last.undo }];
}

/** The one value that an undo is about; null for every other undo. */
function valueIn(undo: Undo): string | null {
  if (!('answers' in undo)) return null;
  const [first, second] = undo.answers;
  return first?.kind === 'value' && second === undefined ? first.key : null;
}

async function undoLast(call: Call): Promise<boolean> {
  const { saved, opened: now } = useReviewStore.getState();
  const last = saved.at(-1);
  if (last === undefined || now === null) return false;
  const { undo } = last;
  const opened = await call(words.undoAnswer, async (client) =>
    'answers' in undo
      ? (await client.plans.answer({ file: now.file, answers: [...undo.answers] })).opened
      : client.plans.setTicks({ file: now.file, boxes: [...undo.boxes], ticked: undo.ticked }),
  );
  if (opened === undefined) return false;
  useReviewStore.setState({ opened, saved: saved.slice(0, -1), told: words.undone(last.told) });
  return true;
}
