import { useState } from 'react';
import { LinkBanner } from '../../features/status/link-banner.tsx';
import { ThemeToggle } from '../../features/status/theme-toggle.tsx';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { DueList } from './due-list.tsx';
import { DropZone } from './open/drop-zone.tsx';
import { FileBrowser } from './open/file-browser.tsx';
import { OpenField } from './open/open-field.tsx';
import { RecentList } from './open/recent-list.tsx';
import { ReleaseList } from './releases/release-list.tsx';
import { useHistory } from './use-history.ts';
import * as words from './words.ts';
import './home.css';

/** The first screen: open a checklist, rehearse, or return to a release. */
export function Home() {
  const readAgain = useHistory();
  const call = useCall();
  const info = useAppStore((store) => store.info);
  const runs = useAppStore((store) => store.runs);
  const [starting, setStarting] = useState(false);

  const rehearse = async (): Promise<void> => {
    setStarting(true);
    const practice = await call(words.startPractice, (client) => client.plans.practice());
    setStarting(false);
    if (practice !== undefined) useScreenStore.getState().go({ name: 'review', file: practice.file });
  };
  // Who has no releases yet begins with a rehearsal; for everybody else, their releases come first.
  const isNew = runs === null || runs.length === 0;
  const rehearsal = (
    <div className="rehearse">
      <h2>{words.rehearseTitle}</h2>
      <p>{words.rehearseLead}</p>
      <button
        type="button"
        className="btn primary big"
        data-testid="rehearse"
        disabled={starting}
        onClick={() => void rehearse()}
      >
        {starting ? words.rehearseStarting : words.rehearse}
      </button>
    </div>
  );
  return (
    <div className="home">
      <header className="home-head">
        <span className="home-logo" aria-hidden="true" />
        <h1>{words.title}</h1>
        <span className="sub">{info === null ? '' : words.about(info.version, info.actor)}</span>
        <span className="grow" />
        <ThemeToggle />
      </header>
      <LinkBanner />
      <main className="home-body">
        <section className="home-open" aria-labelledby="open-title">
          <h2 id="open-title">{words.openTitle}</h2>
          <p className="lead">{words.openLead}</p>
          <DropZone>
            <OpenField />
            <FileBrowser />
          </DropZone>
          <RecentList changed={readAgain} />
          <DueList />
        </section>
        <section className="home-side" aria-label={words.sideLabel}>
          {isNew ? rehearsal : null}
          <ReleaseList />
          {isNew ? null : rehearsal}
        </section>
      </main>
    </div>
  );
}
