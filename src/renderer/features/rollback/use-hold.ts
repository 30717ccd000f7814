import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to rule out a slip, short enough for an emergency. */
export const holdMs = 1_200;

export interface Hold {
  readonly holding: boolean;
  /** Handlers of the element that is held. */
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerUp(): void;
    onPointerCancel(): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onKeyUp(event: KeyboardEvent<HTMLElement>): void;
    onBlur(): void;
  };
}

/**
 * Holding with the pointer, Space or Enter confirms; letting go early cancels. During the hold the element's `--held` goes from
 * 0 to 1, so that CSS draws the ring without a render for every frame.
 */
export function useHold(onPress: () => void, onConfirm: () => void): Hold {
  const [holding, setHolding] = useState(false);
  const held = useRef<{ element: HTMLElement; frame: number; since: number } | null>(null);

  const release = useCallback(() => {
    const current = held.current;
    if (current === null) return;
    held.current = null;
    cancelAnimationFrame(current.frame);
    current.element.style.removeProperty('--held');
    setHolding(false);
  }, []);
  useEffect(() => release, [release]);

  const start = (element: HTMLElement): void => {
    if (held.current !== null) return;
    onPress();
    const current = { element, frame: 0, since: performance.now() };
    held.current = current;
    setHolding(true);
    const tick = (now: number): void => {
      if (held.current !== current) return;
      const share = Math.min(1, (now - current.since) / holdMs);
      element.style.setProperty('--held', share.toFixed(3));
      if (share < 1) {
        current.frame = requestAnimationFrame(tick);
        return;
      }
      release();
      onConfirm();
    };
    current.frame = requestAnimationFrame(tick);
  };

  return {
    holding,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start(event.currentTarget);
      },
      onPointerUp: release,
      onPointerCancel: release,
      onKeyDown: (event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        // A repeating key is the same hold.
        if (!event.repeat) start(event.currentTarget);
      },
      onKeyUp: (event) => {
        if (event.key === ' ' || event.key === 'Enter') {
          event.preventDefault();
          release();
        }
      },
      onBlur: release,
    },
  };
}
