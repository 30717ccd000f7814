import { useEffect } from 'react';
import { useAnswers } from './state/use-answers.ts';

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** J and K go to the next and the previous question, Shift and Enter starts, Ctrl or Command and Z undoes. A field that has the keyboard keeps its keys. */
export function useReviewKeys(): void {
  const answers = useAnswers();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const asked = askedBy(event);
      if (asked === null || (typeof asked === 'number' && !moveBy(asked))) return;
      event.preventDefault();
      if (asked === 'undo') void answers.undo();
      if (asked === 'start') pressStart();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [answers]);
}

/** Undo, start, or how many questions further on; null for a key that means neither. */
function askedBy({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): 'undo' | 'start' | number | null {
  if (key === 'Enter' && shiftKey && !altKey && !ctrlKey && !metaKey) return 'start';
  if (shiftKey || altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? 'undo' : null;
  return steps[key] ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"]') !==
      null
  );
}

/** Presses the button that starts, which does nothing while something is open. */
function pressStart(): void {
  document.querySelector<HTMLElement>('[data-testid="start-release"]')?.click();
}

/** Puts the keyboard on the next question that is open, or on the one before. */
function moveBy(step: number): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card][data-open="true"]')];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[at === -1 ? (step > 0 ? 0 : cards.length - 1) : at + step];
  if (next === undefined) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}
