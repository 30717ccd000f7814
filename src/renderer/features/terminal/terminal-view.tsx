import { useEffect, useRef, useState } from 'react';
import type { StreamEnd } from '../../link/bytes/stream-client.ts';
import { explainError } from '../../link/explain-error.ts';
import { useLink } from '../../link/link-context.tsx';
import { useLinkStore } from '../../link/link-store.ts';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { useTerminalStore } from '../../stores/view/terminal-store.ts';
import { useScheme } from '../../stores/view/theme-store.ts';
import { hasLineEnd } from './paste/clean-paste.ts';
import { PasteQuestion } from './paste/paste-question.tsx';
import type { Screen, Viewed } from './screen/screen.ts';
import { TerminalSearch } from './search/terminal-search.tsx';
import './terminal.css';

interface Props {
  /** Asks the engine for the stream: at first, and again after a broken link. */
  open(size: { cols: number; rows: number }): Promise<Viewed>;
  readonly readOnly?: boolean;
  readonly label: string;
  /** Several lines are shown to a person before they are pasted. */
  readonly asksBeforePaste?: boolean;
  /** Said in its corner. */
  readonly mark?: string | null;
  onBytes?(): void;
  onEnd?(end: StreamEnd): void;
}

/** A terminal on a stream. xterm loads when the first one is shown. */
export function TerminalView(props: Props) {
  const { open, readOnly = false, label, asksBeforePaste = false, mark = null, onBytes, onEnd } = props;
  const host = useRef<HTMLDivElement>(null);
  const [searching, setSearching] = useState(false);
  const [pasting, setPasting] = useState<string | null>(null);
  const ends = useRef({ onBytes, onEnd, asksBeforePaste });
  ends.current = { onBytes, onEnd, asksBeforePaste };

  const screen = useScreen(
    host,
    { readOnly, label },
    (text, made) => {
      if (ends.current.asksBeforePaste && hasLineEnd(text)) setPasting(text);
      else made.paste(text);
    },
    () => setSearching(true),
  );
  const trouble = useStream(screen, open, ends);
  const back = (): void => {
    setSearching(false);
    setPasting(null);
    screen?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the terminal's keys from the window's shortcuts.
    <div className={`terminal${readOnly ? ' read-only' : ''}`} onKeyDown={(event) => event.stopPropagation()}>
      {mark !== null && !searching && <span className="terminal-mark">{mark}</span>}
      {searching && screen !== null && <TerminalSearch screen={screen} onClose={back} />}
      {pasting !== null && screen !== null && (
        <PasteQuestion
          text={pasting}
          place={label}
          onPaste={() => {
            screen.paste(pasting);
            back();
          }}
          onCancel={back}
        />
      )}
      {trouble !== null && <p className="terminal-trouble">{trouble}</p>}
      <div
        className="terminal-host"
        ref={host}
        data-testid={readOnly ? 'output-terminal' : 'free-terminal'}
      />
    </div>
  );
}

/** Draws a terminal into an element; null until xterm has loaded. */
function useScreen(
  host: React.RefObject<HTMLDivElement | null>,
  { readOnly, label }: { readonly readOnly: boolean; readonly label: string },
  onPaste: (text: string, screen: Screen) => void,
  onSearch: () => void,
): Screen | null {
  const [screen, setScreen] = useState<Screen | null>(null);
  const scheme = useScheme();
  const scrollback = useTerminalStore((store) => store.scrollback);
  const scale = useScaleStore(scaleOf);
  const heard = useRef({ onPaste, onSearch, scrollback, scale });
  heard.current = { onPaste, onSearch, scrollback, scale };
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let gone = false;
    let mine: Screen | null = null;
    void import('./screen/screen.ts').then(({ openScreen }) => {
      if (gone) return;
      const made = openScreen(element, {
        readOnly,
        label,
        scrollback: heard.current.scrollback,
        scale: heard.current.scale,
        onSearch: () => heard.current.onSearch(),
        onPaste: (text) => heard.current.onPaste(text, made),
      });
      mine = made;
      setScreen(made);
    });
    return () => {
      gone = true;
      mine?.dispose();
      setScreen(null);
    };
  }, [host, readOnly, label]);
  useEffect(() => {
    // A screen reads its colors from the page, whose scheme just changed.
    void scheme;
    screen?.paint();
  }, [screen, scheme]);
  useEffect(() => screen?.setScrollback(scrollback), [screen, scrollback]);
  useEffect(() => screen?.setScale(scale), [screen, scale]);
  return screen;
}

/** Shows a stream on a screen, again after a broken link. Gives why there is none. */
function useStream(
  screen: Screen | null,
  open: Props['open'],
  ends: React.RefObject<{
    readonly onBytes: Props['onBytes'] | undefined;
    readonly onEnd: Props['onEnd'] | undefined;
  }>,
): string | null {
  const { streams } = useLink();
  const [trouble, setTrouble] = useState<string | null>(null);
  const link = useLinkStore((store) => store.state);
  const generation = useRef(0);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (link === 'lost') generation.current += 1;
    else setAsked(generation.current);
  }, [link]);
  useEffect(() => {
    if (screen === null) return;
    let gone = false;
    const start = async (): Promise<void> => {
      const viewed = await open(screen.size());
      if (gone) {
        streams
          .open(viewed.stream, { onData: () => undefined, onEnd: () => undefined, onLost: () => undefined })
          .close();
        return;
      }
      screen.attach(streams, viewed, {
        onBytes: () => ends.current.onBytes?.(),
        onEnd: (end) => ends.current.onEnd?.(end),
      });
    };
    setTrouble(null);
    start().catch((error: unknown) => {
      if (gone) return;
      const { message, hint } = explainError(error);
      const told = hint === null ? message : `${message} ${hint}`;
      // What it showed before the link broke stays in view.
      if (asked > 0) screen.say(told);
      else setTrouble(told);
      ends.current.onEnd?.({ exit: null, reason: message });
    });
    return () => {
      gone = true;
    };
  }, [streams, screen, open, asked, ends]);
  return trouble;
}
