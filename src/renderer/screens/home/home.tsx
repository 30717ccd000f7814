import { useState } from 'react';
import { LinkBanner } from '../../features/status/link-banner.tsx';
import { ThemeToggle } from '../../features/status/theme-toggle.tsx';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { DropZone } from './drop-zone.tsx';
import { FileBrowser } from './file-browser.tsx';
import { OpenField } from './open-field.tsx';
import { RecentList } from './recent-list.tsx';
import { ReleaseList } from './release-list.tsx';
import { useHistory } from './use-history.ts';
import './home.css';

/** Where everything starts: open a checklist, rehearse, or go back to a release. */
export function Home() {
  useHistory();
  const call = useCall();
  const info = useAppStore((store) => store.info);
  const [starting, setStarting] = useState(false);

  const rehearse = async (): Promise<void> => {
    setStarting(true);
    const practice = await call('start the practice server', (client) => client.plans.practice());
    setStarting(false);
    if (practice !== undefined) useScreenStore.getState().go({ name: 'review', file: practice.file });
  };
  return (
    <div className="home">
      <header className="home-head">
        <span className="home-logo" aria-hidden="true" />
        <h1>Slipway</h1>
        <span className="sub">{info === null ? '' : `${info.version} · ${info.actor}`}</span>
        <span className="grow" />
        <ThemeToggle />
      </header>
      <LinkBanner />
      <main className="home-body">
        <section className="home-open" aria-labelledby="open-title">
          <h2 id="open-title">Open a checklist</h2>
          <p className="lead">
            Any Markdown deployment checklist, as your team keeps it. It becomes a live session; the file
            stays yours.
          </p>
          <DropZone>
            <OpenField />
            <FileBrowser />
          </DropZone>
          <RecentList />
        </section>
        <section className="home-side" aria-label="Rehearse and releases">
          <div className="rehearse">
            <h2>Rehearse</h2>
            <p>
              A practice server with a real service on it, started on this machine. Deploy, break it, and take
              it back, so that nobody rolls back for the first time at 3 a.m.
            </p>
            <button
              type="button"
              className="btn primary big"
              data-testid="rehearse"
              disabled={starting}
              onClick={() => void rehearse()}
            >
              {starting ? 'Starting the practice server…' : 'Rehearse a release'}
            </button>
          </div>
          <ReleaseList />
        </section>
      </main>
    </div>
  );
}
