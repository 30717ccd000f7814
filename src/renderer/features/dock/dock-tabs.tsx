import { ChevronDown, ChevronUp, Maximize2, Minimize2, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { type DockTab, type FreeTerminal, useDockStore } from '../../stores/view/dock-store.ts';
import { isDockOpen, useLayoutStore } from '../../stores/view/layout-store.ts';
import { NewTerminal } from '../terminal/tab/new-terminal.tsx';
import { TerminalMenu } from '../terminal/tab/terminal-menu.tsx';
import { useInProduction } from '../terminal/tab/use-in-production.ts';
import { useTerminalActions } from '../terminal/tab/use-terminal-actions.ts';
import { RenameField } from './rename-field.tsx';
import * as words from './words.ts';

interface Tab {
  readonly tab: DockTab;
  readonly label: string;
  readonly more?: string;
  readonly testId: string;
  readonly terminal?: FreeTerminal;
}

/** The dock's tabs. Arrow keys move along them; the tools of the open tab are at the right. */
export function DockTabs({ tools }: { tools: ReactNode }) {
  const current = useDockStore((store) => store.tab);
  const show = useDockStore((store) => store.show);
  const terminals = useDockStore((store) => store.terminals);
  const sources = useLogsStore((store) => store.sources.length);
  const [renaming, setRenaming] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const tabs = tabsOf(terminals, sources);
  const shown = tabs.find(({ tab }) => tab === current)?.terminal;
  useEffect(() => {
    // With many terminals the open one's tab may be out of sight.
    const tab = list.current?.querySelector(`[id="tab-${current}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  const choose = (tab: DockTab): void => {
    useLayoutStore.getState().show('dock');
    show(tab);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || renaming !== null) return;
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
        {tabs.map((tab) =>
          tab.terminal !== undefined && tab.terminal.id === renaming ? (
            <RenameField key={tab.tab} terminal={tab.terminal} onDone={() => setRenaming(null)} />
          ) : (
            <TabButton
              key={tab.tab}
              tab={tab}
              isCurrent={tab.tab === current}
              onChoose={() => choose(tab.tab)}
              onRename={() => setRenaming(tab.terminal?.id ?? null)}
            />
          ),
        )}
      </div>
      {shown !== undefined && <TerminalTools terminal={shown} onRename={() => setRenaming(shown.id)} />}
      <NewTerminal />
      <span className="grow" />
      {tools}
      <DockSize />
    </div>
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly isCurrent: boolean;
  onChoose(): void;
  onRename(): void;
}

/** A tab; that of a terminal in production is marked, and renamed by a double click. */
function TabButton({ tab, isCurrent, onChoose, onRename }: TabButtonProps) {
  const open = useLayoutStore(isDockOpen);
  const inProduction = useInProduction();
  const { label, more, testId, terminal } = tab;
  const isMarked = inProduction && terminal !== undefined && terminal.target !== 'local';
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab.tab}`}
      className={isMarked ? 'tab in-production' : 'tab'}
      aria-selected={isCurrent}
      aria-controls={isCurrent && open ? `panel-${tab.tab}` : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-testid={testId}
      title={terminal === undefined ? undefined : words.terminalOn(terminal.target)}
      onClick={onChoose}
      onDoubleClick={onRename}
    >
      {label}
      {more !== undefined && <span className="more"> · {more}</span>}
    </button>
  );
}

function tabsOf(terminals: readonly FreeTerminal[], sources: number): readonly Tab[] {
  const own = terminals.filter(({ beside }) => beside === null);
  return [
    { tab: 'output', label: words.output, testId: 'dock-tab-output' },
    {
      tab: 'logs',
      label: words.logs,
      ...(sources === 0 ? {} : { more: words.sources(sources) }),
      testId: 'dock-tab-logs',
    },
    ...own.map(
      (terminal): Tab => ({
        tab: `terminal:${terminal.id}`,
        label: terminal.name ?? words.terminal(terminal.target),
        ...(terminal.state === 'ended' ? { more: words.terminalEnded } : {}),
        testId: `dock-tab-terminal-${terminal.id}`,
        terminal,
      }),
    ),
    { tab: 'events', label: words.events, testId: 'dock-tab-events' },
  ];
}

/** What can be done with the open tab's terminal. Closing it ends its shell, and those beside it take its tab over. */
function TerminalTools({ terminal, onRename }: { terminal: FreeTerminal; onRename: () => void }) {
  const { close, restart } = useTerminalActions();
  return (
    <>
      <button
        type="button"
        className="icon-btn"
        aria-label={words.closeTerminal}
        title={words.closeTerminal}
        data-testid="close-terminal"
        onClick={() => close(terminal)}
      >
        <X size={14} />
      </button>
      <TerminalMenu
        terminal={terminal}
        onRename={onRename}
        onSplit={() => useDockStore.getState().openTerminal(terminal.target, terminal.id)}
        onRestart={() => restart(terminal)}
        onClose={() => close(terminal)}
      />
    </>
  );
}

/** Maximizes and hides the dock. */
function DockSize() {
  const open = useLayoutStore(isDockOpen);
  const isWhole = useLayoutStore((store) => store.dockWhole);
  const toggle = useLayoutStore((store) => store.toggle);
  const makeWhole = useLayoutStore((store) => store.makeDockWhole);
  const size = isWhole ? words.restore : words.maximize;
  return (
    <>
      {open && (
        <button
          type="button"
          className="icon-btn"
          aria-label={size}
          title={size}
          data-testid="maximize-dock"
          onClick={() => makeWhole(!isWhole)}
        >
          {isWhole ? <Minimize2 size={13} /> : <Maximize2 size={13} />}
        </button>
      )}
      <button
        type="button"
        className="icon-btn"
        aria-label={open ? words.hide : words.show}
        title={open ? words.hide : words.show}
        onClick={() => toggle('dock')}
      >
        {open ? <ChevronDown size={14} /> : <ChevronUp size={14} />}
      </button>
    </>
  );
}
