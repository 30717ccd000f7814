import { useEffect } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useFiring } from '../../stores/run/use-firing.ts';
import { productName } from '../../text/product-name.ts';
import * as words from '../words.ts';
import { useRunLabels } from './use-run-labels.ts';

/** Keeps the window's title on what the run waits for or does, so that a tab in the background tells it. */
export function useWindowTitle(): void {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const firing = useFiring().loud.length;
  const { text } = useRunLabels();
  const name = productName(open?.plan.metadata ?? {}, state.title);
  const release = [state.version, name].filter((part) => part !== '').join(' · ');
  const title = words.windowTitle(text, release, firing);
  useEffect(() => {
    document.title = state.seq === 0 ? words.product : title;
  }, [state.seq, title]);
  useEffect(
    () => () => {
      document.title = words.product;
    },
    [],
  );
}
