import { isForward } from '../../shared/plan/work.ts';
import { itemState } from '../../shared/run/run-state.ts';
import { type OpenPlan, usePlanStore } from '../stores/run/plan-store.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { useAskStore } from '../stores/view/ask-store.ts';
import { countWork } from './count-work.ts';
import { asking as words } from './words.ts';

// What ends or cuts off something asks first: it says what happens, and to what.

/** Asks before the shown run is ended. */
export function askFinish(confirmed: () => void): void {
  const { plan, state } = shown();
  const forward = (plan?.work ?? []).filter((item) => isForward(item.phaseKind));
  const { settled, total } = state === undefined ? { settled: 0, total: 0 } : countWork(forward, state);
  useAskStore.getState().ask({
    title: words.finish,
    text: words.finishText(nameOf(plan, state?.version), total - settled),
    confirm: words.finishConfirm,
    confirmed,
  });
}

/** Asks before everything that runs is canceled; where nothing runs there is nothing to ask. */
export function askCancelAll(confirmed: () => void): void {
  const { plan, state } = shown();
  const running = (plan?.work ?? []).filter(
    (item) => state !== undefined && !item.follow && itemState(state, item.id).status === 'running',
  );
  const [first] = running;
  if (first === undefined) confirmed();
  else ask(words.cancelText(first.title, running.length), confirmed, running.length);
}

/** Asks before one item is canceled. A stream that is only followed stops without a question. */
export function askCancel(id: string, confirmed: () => void): void {
  const item = shown().plan?.byId.get(id);
  if (item === undefined || item.follow) confirmed();
  else ask(words.cancelText(item.title, 1), confirmed, 1);
}

function ask(text: string, confirmed: () => void, steps: number): void {
  useAskStore.getState().ask({ title: words.cancel(steps), text, confirm: words.cancelConfirm, confirmed });
}

function shown() {
  const { current, views } = useRunStore.getState();
  return { plan: usePlanStore.getState().open, state: views[current ?? '']?.state };
}

function nameOf(plan: OpenPlan | null, version = ''): string {
  return [plan?.plan.title ?? '', version].join(' ').trim();
}
