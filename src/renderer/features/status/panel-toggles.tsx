import { PanelBottom, PanelLeft, PanelRight } from 'lucide-react';
import { isPanelOpen, type Panel, useLayoutStore } from '../../stores/view/layout-store.ts';
import * as words from './words.ts';

const marks = { outline: PanelLeft, dock: PanelBottom, instruments: PanelRight } as const;
const panels: readonly Panel[] = ['outline', 'dock', 'instruments'];

/** Shows and hides the places around the work. */
export function PanelToggles() {
  return (
    <span className="panel-toggles">
      {panels.map((panel) => (
        <PanelToggle key={panel} panel={panel} />
      ))}
    </span>
  );
}

function PanelToggle({ panel }: { panel: Panel }) {
  const open = useLayoutStore(isPanelOpen(panel));
  const toggle = useLayoutStore((store) => store.toggle);
  const Mark = marks[panel];
  const label = words.panels[panel];
  return (
    <button
      type="button"
      className="icon-btn"
      aria-label={label.name}
      aria-pressed={open}
      title={label.hint}
      data-testid={`toggle-${panel}`}
      onClick={() => toggle(panel)}
    >
      <Mark size={14} aria-hidden="true" />
    </button>
  );
}
