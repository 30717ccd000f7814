import { useEffect } from 'react';

/** Parts of the page that can stand in for a control that was in them. */
const places = 'li, article, form, [role="dialog"], section, main, nav, aside';

/**
 * Keeps the keyboard where it was used: when the control that has it leaves the page (a form that was sent, a button whose work is
 * done), the nearest part of the page around it gets it. Otherwise the next Tab would start at the top of the window.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly HTMLElement[] = [];
    const note = ({ target }: FocusEvent): void => {
      // The palette gives the keyboard back by itself.
      if (target instanceof Element && target.closest('.palette') === null) around = placesAround(target);
    };
    const keep = (): void => {
      if (document.activeElement !== document.body) return;
      const place = around.find((each) => each.isConnected && each.checkVisibility());
      if (place === undefined) return;
      // Of an item's row, its own line: the keys of the row act there.
      const line = place.matches('article') ? place.querySelector<HTMLElement>('[data-item]') : null;
      if (line === null && !place.hasAttribute('tabindex')) place.tabIndex = -1;
      (line ?? place).focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      // Whoever removed it may have a better place for the keyboard, and gives it in the same frame.
      if (document.activeElement === document.body && around.length > 0) requestAnimationFrame(keep);
    });
    addEventListener('focusin', note);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      removeEventListener('focusin', note);
      watch.disconnect();
    };
  }, []);
}

/** From the inside out; the work stands in for what is gone altogether. */
function placesAround(target: Element): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (
    let at = target.closest<HTMLElement>(places);
    at !== null;
    at = at.parentElement?.closest<HTMLElement>(places) ?? null
  )
    found.push(at);
  const work = document.getElementById('work');
  return work === null || found.includes(work) ? found : [...found, work];
}
