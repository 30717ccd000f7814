import { useEffect, useState } from 'react';
import { useLink } from '../link/link-context.tsx';
import { reportFailure } from '../link/use-call.ts';
import { useAppStore } from '../stores/view/app-store.ts';
import { useScreenStore } from '../stores/view/screen-store.ts';
import { prefetch } from './prefetch.ts';
import { connect } from './words.ts';

/** Asks the engine for its info and opens what the command line named; true once the engine answered. */
export function useStart(): boolean {
  const link = useLink();
  const [started, setStarted] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const start = async (): Promise<void> => {
      await link.whenOpen(stop.signal);
      const info = await link.client.app.info(undefined, { signal: stop.signal });
      useAppStore.getState().setInfo(info);
      const { screen, go } = useScreenStore.getState();
      // An address that names a plan or a run takes precedence: the window was reloaded there.
      if (screen.name === 'home') {
        if (info.runFirst !== null) go({ name: 'session', run: info.runFirst });
        else if (info.openFirst !== null) go({ name: 'review', file: info.openFirst });
      }
      setStarted(true);
      prefetch();
    };
    start().catch((error: unknown) => {
      if (!stop.signal.aborted) reportFailure(connect, error);
    });
    return () => stop.abort();
  }, [link]);
  return started;
}
