import { createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { AskDialog } from './features/ask/ask-dialog.tsx';
import { useNoRun } from './features/desktop/tell-desktop.ts';
import { KeysPanel } from './features/keys/keys-panel.tsx';
import { useScaleKeys } from './features/keys/use-scale-keys.ts';
import { PaletteHost } from './features/palette/palette-host.tsx';
import { LinkBanner } from './features/status/link-banner.tsx';
import type { Link } from './link/link.ts';
import { LinkProvider } from './link/link-context.tsx';
import { useLinkStore } from './link/link-store.ts';
import { useLoaded } from './screens/session/use-loaded.ts';
import { useStart } from './screens/use-start.ts';
import { connecting } from './screens/words.ts';
import { useScreenStore } from './stores/view/screen-store.ts';
import { useScheme } from './stores/view/theme-store.ts';

const loadHome = () => import('./screens/home/home.tsx');
const loadReview = () => import('./screens/review/review.tsx');
const loadSession = () => import('./screens/session/session-window.tsx');

const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 7,
  respectReducedMotion: true,
});

/** The window: its providers and the open screen. */
export function App({ link }: { link: Link }) {
  const scheme = useScheme();
  useScaleKeys();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <LinkProvider link={link}>
        <Screens />
        <KeysPanel />
        <AskDialog />
        <PaletteHost />
        <Notifications position="bottom-center" limit={4} />
      </LinkProvider>
    </MantineProvider>
  );
}

/** Most windows open with the review: it loads while the link connects. */
void loadReview();

function Screens() {
  const started = useStart();
  const screen = useScreenStore((store) => store.screen);
  if (!started) return <Waiting />;
  if (screen.name === 'home') return <HomeScreen />;
  if (screen.name === 'review') return <ReviewScreen key={screen.file} file={screen.file} />;
  return <SessionScreen key={screen.run} run={screen.run} />;
}

/** Before the host has answered; a window that it does not let in stays here. */
function Waiting() {
  const isShut = useLinkStore((store) => store.state === 'shut');
  return isShut ? <LinkBanner /> : <p className="empty">{connecting}</p>;
}

function HomeScreen() {
  useNoRun(null);
  const loaded = useLoaded(loadHome);
  return loaded === null ? null : <loaded.Home />;
}

function ReviewScreen({ file }: { file: string }) {
  useNoRun(file);
  const loaded = useLoaded(loadReview);
  return loaded === null ? null : <loaded.Review file={file} />;
}

function SessionScreen({ run }: { run: string }) {
  const loaded = useLoaded(loadSession);
  return loaded === null ? null : <loaded.SessionWindow run={run} />;
}
