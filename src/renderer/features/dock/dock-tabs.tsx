import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { type DockTab, useDockStore } from '../../stores/view/dock-store.ts';
import { isDockOpen, useLayoutStore } from '../../stores/view/layout-store.ts';
import { NewTerminal } from '../terminal/new-terminal.tsx';
import * as words from './words.ts';

interface Tab {
  readonly tab: DockTab;
  readonly label: string;
  readonly more?: string;
  readonly testId: string;
  readonly terminal?: number;
}

/** The dock's tabs. Arrow keys move along them; the tools of the open tab are at the right. */
export function DockTabs({ tools }: { tools: ReactNode }) {
  const current = useDockStore((store) => store.tab);
  const show = useDockStore((store) => store.show);
  const close = useDockStore((store) => store.closeTerminal);
  const terminals = useDockStore((store) => store.terminals);
  const sources = useLogsStore((store) => store.sources.length);
  const open = useLayoutStore(isDockOpen);
  const toggle = useLayoutStore((store) => store.toggle);
  const list = useRef<HTMLDivElement>(null);
  const tabs: Tab[] = [
    { tab: 'output', label: words.output, testId: 'dock-tab-output' },
    {
      tab: 'logs',
      label: words.logs,
      ...(sources === 0 ? {} : { more: words.sources(sources) }),
      testId: 'dock-tab-logs',
    },
    ...terminals.map(
      (terminal): Tab => ({
        tab: `terminal:${terminal.id}`,
        label: words.terminal(terminal.target),
        ...(terminal.state === 'ended' ? { more: words.terminalEnded } : {}),
        testId: `dock-tab-terminal-${terminal.id}`,
        terminal: terminal.id,
      }),
    ),
    { tab: 'events', label: words.events, testId: 'dock-tab-events' },
  ];

  const choose = (tab: DockTab): void => {
    useLayoutStore.getState().show('dock');
    show(tab);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const index = tabs.findIndex(({ tab }) => tab === current);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    choose(next.tab);
    list.current?.querySelector<HTMLElement>(`[data-testid="${next.testId}"]`)?.focus();
  };
  return (
    <div className="dock-tabs">
      <div className="tab-list" role="tablist" aria-label={words.dock} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ tab, label, more, testId }) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`tab-${tab}`}
            className="tab"
            aria-selected={current === tab}
            aria-controls={current === tab && open ? `panel-${tab}` : undefined}
            tabIndex={current === tab ? 0 : -1}
            data-testid={testId}
            onClick={() => choose(tab)}
          >
            {label}
            {more !== undefined && <span className="more"> · {more}</span>}
          </button>
        ))}
      </div>
      {terminals.some((terminal) => current === `terminal:${terminal.id}`) && (
        <button
          type="button"
          className="icon-btn"
          aria-label={words.closeTerminal}
          title={words.closeTerminal}
          data-testid="close-terminal"
          onClick={() => close(Number(current.slice('terminal:'.length)))}
        >
          <X size={14} />
        </button>
      )}
      <NewTerminal />
      <span className="grow" />
      {tools}
      <button
        type="button"
        className="icon-btn"
        aria-label={open ? words.hide : words.show}
        title={open ? words.hide : words.show}
        onClick={() => toggle('dock')}
      >
        {open ? <ChevronDown size={14} /> : <ChevronUp size={14} />}
      </button>
    </div>
  );
}
