import { lazy, Suspense } from 'react';
import { AlarmQuestion } from '../../features/alarm/alarm-question.tsx';
import { useAlarm } from '../../features/alarm/use-alarm.ts';
import { useDesktop } from '../../features/desktop/use-desktop.ts';
import { Dock } from '../../features/dock/dock.tsx';
import { useSessionKeys } from '../../features/keys/use-session-keys.ts';
import { Outline } from '../../features/outline/outline.tsx';
import { ProposalBar } from '../../features/rollback/proposal-bar.tsx';
import { DocumentBanner } from '../../features/status/document-banner.tsx';
import { LinkBanner } from '../../features/status/link-banner.tsx';
import { StatusBar } from '../../features/status/status-bar.tsx';
import { Strip } from '../../features/strip/strip.tsx';
import { useKeptTerminals } from '../../features/terminal/tab/use-kept-terminals.ts';
import { WorkPane } from '../../features/work/work-pane.tsx';
import { useDocumentChange } from '../../run/follow/use-document-change.ts';
import { useFollowRun } from '../../run/follow/use-follow-run.ts';
import { useShowFailure } from '../../run/follow/use-show-failure.ts';
import { useWindowTitle } from '../../run/turn/use-window-title.ts';
import { scaled } from '../../stores/scale/scale-store.ts';
import {
  isDockOpen,
  isPanelOpen,
  type PanelState,
  panelLimits,
  useLayoutStore,
} from '../../stores/view/layout-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { Splitter } from '../../ui/splitter.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { useNarrow } from './use-narrow.ts';
import { useSession } from './use-session.ts';
import * as words from './words.ts';
import './session-window.css';

const Instruments = lazy(async () => ({
  default: (await import('../../features/instruments/instruments.tsx')).Instruments,
}));

/** How much wider the instruments are where there is room: their charts are read from farther away. */
const wideInstruments = 1.4;

/** The session: strip, outline, work, dock and instruments, always in the same places. */
export function SessionWindow({ run }: { run: string }) {
  useSession(run);
  useNarrow();
  useDocumentChange(run);
  useFollowRun();
  useShowFailure();
  useSessionKeys();
  useWindowTitle();
  useKeptTerminals();
  useAlarm();
  useDesktop();
  useKeptFocus();
  const outline = useLayoutStore((store) => store.outline);
  const instruments = useLayoutStore((store) => store.instruments);
  const isNarrow = useLayoutStore((store) => store.isNarrow);
  const isWide = useLayoutStore((store) => store.isWide);
  const drawer = useLayoutStore((store) => store.drawer);
  const outlineShown = useLayoutStore(isPanelOpen('outline'));
  const instrumentsShown = useLayoutStore(isPanelOpen('instruments'));
  const columns = `${outline.open ? `min(${scaled(outline.size)}, 24vw) 1px` : '0 1px'} minmax(0, 1fr) ${
    instruments.open
      ? `1px min(${scaled(instruments.size * (isWide ? wideInstruments : 1))}, 25.5vw)`
      : '1px 0'
  }`;
  return (
    <div className="session">
      <a className="skip" href="#work">
        {words.skip}
      </a>
      <Strip />
      <div className="banners">
        <ProposalBar />
        <AlarmQuestion />
        <LinkBanner />
        <DocumentBanner />
      </div>
      <div
        className={isNarrow ? 'places narrow' : 'places'}
        style={isNarrow ? undefined : { gridTemplateColumns: columns }}
      >
        {drawer !== null && (
          <button
            type="button"
            className="drawer-back"
            aria-label={words.closeDrawer}
            onClick={() => useLayoutStore.getState().closeDrawer()}
          />
        )}
        <nav className="place-outline" aria-label={words.outline} hidden={!outlineShown}>
          <Outline />
        </nav>
        {!isNarrow && <Splitter panel="outline" />}
        <Middle />
        {!isNarrow && <Splitter panel="instruments" />}
        <aside className="place-instruments" aria-label={words.instruments} hidden={!instrumentsShown}>
          <Suspense>
            <Instruments />
          </Suspense>
        </aside>
      </div>
      <StatusBar />
    </div>
  );
}

/** The work and the dock: below each other, or side by side in a wide window. */
function Middle() {
  const dock = useLayoutStore((store) => store.dock);
  const dockOpen = useLayoutStore(isDockOpen);
  const isWide = useLayoutStore((store) => store.isWide);
  const isWhole = useLayoutStore((store) => store.dockWhole && isDockOpen(store));
  const isCharts = useSelectionStore((store) => store.place?.kind === 'charts');
  // Charts want the whole width, and so does a dock that is folded or takes the whole middle.
  const isBeside = isWide && dockOpen && !isWhole && !isCharts;
  const stacked = `minmax(0, 1fr) 1px ${dockOpen ? dockRows(dock, isCharts) : scaled(35)}`;
  const gridTemplateRows = isBeside ? undefined : isWhole ? '0 0 minmax(0, 1fr)' : stacked;
  return (
    <main className={isBeside ? 'place-centre beside' : 'place-centre'} style={{ gridTemplateRows }}>
      <WorkPane hidden={isWhole} />
      {!isBeside && <Splitter panel="dock" />}
      <Dock />
    </main>
  );
}

/** On a low screen the work keeps the larger part until somebody resizes the dock; charts keep most of any screen. */
function dockRows(dock: PanelState, isCharts: boolean): string {
  if (isCharts) return `min(${scaled(dock.size)}, 22%)`;
  return dock.size <= panelLimits.dock.usual
    ? `min(${scaled(dock.size)}, 38%)`
    : `min(${scaled(dock.size)}, 100% - ${scaled(120)})`;
}
