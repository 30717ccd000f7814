import { lazy, Suspense, useEffect, useRef } from 'react';
import { type DockTab, useDockStore } from '../../stores/view/dock-store.ts';
import { isDockOpen, useLayoutStore } from '../../stores/view/layout-store.ts';
import { LogTools } from '../logs/log-tools.tsx';
import { DockTabs } from './dock-tabs.tsx';
import * as words from './words.ts';
import './dock.css';

const OutputTab = lazy(async () => ({ default: (await import('./output-tab.tsx')).OutputTab }));
const LogsTab = lazy(async () => ({ default: (await import('../logs/logs-tab.tsx')).LogsTab }));
const EventsTab = lazy(async () => ({ default: (await import('../events/events-tab.tsx')).EventsTab }));
const TerminalTab = lazy(async () => ({
  default: (await import('../terminal/tab/terminal-tab.tsx')).TerminalTab,
}));

/** The panel below the work: step output, logs, terminals, events. */
export function Dock() {
  const tab = useDockStore((store) => store.tab);
  const terminals = useDockStore((store) => store.terminals);
  const open = useLayoutStore(isDockOpen);
  const section = useRef<HTMLElement>(null);
  const newest = useRef(0);
  const last = terminals.at(-1)?.id ?? 0;
  useEffect(() => {
    // Who opens a terminal types for it from now on: until it has loaded, no key may reach the row it was opened from.
    if (last > newest.current) section.current?.focus();
    newest.current = Math.max(newest.current, last);
  }, [last]);
  return (
    <section ref={section} className="dock" aria-label={words.dock} data-testid="dock" tabIndex={-1}>
      <DockTabs tools={tab === 'logs' && open ? <LogTools /> : null} />
      <div className="dock-body" hidden={!open}>
        {tab === 'output' && (
          <Panel tab={tab}>
            <OutputTab />
          </Panel>
        )}
        {tab === 'logs' && (
          <Panel tab={tab}>
            <LogsTab />
          </Panel>
        )}
        {tab === 'events' && (
          <Panel tab={tab}>
            <EventsTab />
          </Panel>
        )}
        {terminals
          .filter(({ beside }) => beside === null)
          .map((terminal) => (
            // A terminal keeps its screen while another tab is shown.
            <Panel
              key={terminal.id}
              tab={`terminal:${terminal.id}`}
              hidden={tab !== `terminal:${terminal.id}`}
            >
              <TerminalTab
                terminals={[terminal, ...terminals.filter(({ beside }) => beside === terminal.id)]}
              />
            </Panel>
          ))}
      </div>
    </section>
  );
}

function Panel({
  tab,
  hidden = false,
  children,
}: {
  tab: DockTab;
  hidden?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div
      className="dock-panel"
      role="tabpanel"
      id={`panel-${tab}`}
      aria-labelledby={`tab-${tab}`}
      hidden={hidden}
    >
      <Suspense fallback={<p className="dock-wait">{words.loading}</p>}>{children}</Suspense>
    </div>
  );
}
