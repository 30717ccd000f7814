import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { scaleOf, useScaleStore } from '../stores/scale/scale-store.ts';
import { type Panel, panelLimits, useLayoutStore } from '../stores/view/layout-store.ts';
import { sizeOf } from './words.ts';
import './splitter.css';

const keyStepPx = 16;
const keys: Readonly<Record<Panel, { readonly grow: string; readonly shrink: string }>> = {
  outline: { grow: 'ArrowRight', shrink: 'ArrowLeft' },
  instruments: { grow: 'ArrowLeft', shrink: 'ArrowRight' },
  dock: { grow: 'ArrowUp', shrink: 'ArrowDown' },
};

/** The line between a panel and the work. Dragging or an arrow key resizes the panel; Enter or a double click hides it. */
export function Splitter({ panel }: { panel: Panel }) {
  const { size, open } = useLayoutStore((store) => store[panel]);
  const resize = useLayoutStore((store) => store.resize);
  const toggle = useLayoutStore((store) => store.toggle);
  const drag = useRef<{ from: number; size: number } | null>(null);
  const across = panel === 'dock';
  // The outline grows with the pointer, the other two against it.
  const sign = panel === 'outline' ? 1 : -1;
  const at = (event: PointerEvent): number => (across ? event.clientY : event.clientX);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { grow, shrink } = keys[panel];
    if (event.key === grow) resize(panel, size + keyStepPx);
    else if (event.key === shrink) resize(panel, size - keyStepPx);
    else if (event.key === 'Enter') toggle(panel);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter of the ARIA practices; hr cannot be one.
    <div
      className={`splitter ${across ? 'across' : 'along'} for-${panel}`}
      role="separator"
      tabIndex={0}
      aria-label={sizeOf(panel)}
      aria-orientation={across ? 'horizontal' : 'vertical'}
      aria-valuenow={open ? size : 0}
      aria-valuemin={panelLimits[panel].least}
      aria-valuemax={panelLimits[panel].most}
      data-testid={`splitter-${panel}`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => toggle(panel)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: at(event), size };
      }}
      onPointerMove={(event) => {
        if (drag.current === null) return;
        resize(
          panel,
          drag.current.size + (sign * (at(event) - drag.current.from)) / scaleOf(useScaleStore.getState()),
        );
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
