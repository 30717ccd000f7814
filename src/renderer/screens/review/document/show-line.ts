import { useReviewStore } from '../state/review-store.ts';

/** Lights lines of the document and brings the first of them into view. */
export function showLines(lines: readonly number[]): void {
  useReviewStore.getState().light(lines);
  const [first] = lines;
  if (first !== undefined) bringIntoView(first);
}

/** Selects a line and brings it into view. */
export function showLine(line: number): void {
  const { select, light } = useReviewStore.getState();
  select(line);
  light([line]);
  bringIntoView(line);
}

function bringIntoView(line: number): void {
  document.getElementById(`line-${line}`)?.scrollIntoView({ block: 'center' });
}
