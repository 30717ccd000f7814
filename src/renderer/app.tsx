import { createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { KeysPanel } from './features/keys/keys-panel.tsx';
import { PaletteHost } from './features/palette/palette-host.tsx';
import type { Link } from './link/link.ts';
import { LinkProvider } from './link/link-context.tsx';
import { useStart } from './session/use-start.ts';
import { useScreenStore } from './stores/screen-store.ts';
import { useScheme } from './stores/theme-store.ts';

const Home = lazy(async () => ({ default: (await import('./features/home/home.tsx')).Home }));
const Review = lazy(async () => ({ default: (await import('./features/review/review.tsx')).Review }));
const SessionWindow = lazy(async () => ({
  default: (await import('./session/session-window.tsx')).SessionWindow,
}));

const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 7,
  respectReducedMotion: true,
});

/** The window: its providers and whichever of the three screens is open. */
export function App({ link }: { link: Link }) {
  const scheme = useScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <LinkProvider link={link}>
        <Screens />
        <KeysPanel />
        <PaletteHost />
        <Notifications position="bottom-center" limit={4} />
      </LinkProvider>
    </MantineProvider>
  );
}

function Screens() {
  const started = useStart();
  const screen = useScreenStore((store) => store.screen);
  if (!started) return <p className="empty">Connecting to the engine…</p>;
  return (
    <Suspense>
      {screen.name === 'home' && <Home />}
      {screen.name === 'review' && <Review key={screen.file} file={screen.file} />}
      {screen.name === 'session' && <SessionWindow key={screen.run} run={screen.run} />}
    </Suspense>
  );
}
