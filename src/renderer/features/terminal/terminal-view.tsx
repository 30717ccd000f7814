import { useEffect, useRef, useState } from 'react';
import type { StreamEnd } from '../../link/bytes/stream-client.ts';
import { explainError } from '../../link/explain-error.ts';
import { useLink } from '../../link/link-context.tsx';
import { useLinkStore } from '../../link/link-store.ts';
import { useScheme } from '../../stores/view/theme-store.ts';
import { hasLineEnd } from './paste/clean-paste.ts';
import { PasteQuestion } from './paste/paste-question.tsx';
import type { Screen } from './screen.ts';
import { TerminalSearch } from './terminal-search.tsx';
import './terminal.css';

interface Props {
  /** Asks the engine for the stream. A read-only view calls it again after a broken link. */
  open(size: { cols: number; rows: number }): Promise<number>;
  readonly readOnly?: boolean;
  readonly label: string;
  /** Several lines are shown to a person before they are pasted. */
  readonly asksBeforePaste?: boolean;
  onBytes?(): void;
  onEnd?(end: StreamEnd): void;
}

/** A terminal on a stream. xterm loads when the first one is shown. */
export function TerminalView(props: Props) {
  const { open, readOnly = false, label, asksBeforePaste = false, onBytes, onEnd } = props;
  const { streams } = useLink();
  const host = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<Screen | null>(null);
  const [searching, setSearching] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pasting, setPasting] = useState<string | null>(null);
  const scheme = useScheme();
  const ends = useRef({ onBytes, onEnd, asksBeforePaste });
  ends.current = { onBytes, onEnd, asksBeforePaste };

  // Output always starts at its first byte, so after a broken link the view asks for it again. A free terminal ends with its
  // link; its screen stays.
  const link = useLinkStore((store) => store.state);
  const generation = useRef(0);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (link === 'lost') generation.current += 1;
    else if (readOnly) setAsked(generation.current);
  }, [link, readOnly]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    void asked;
    let gone = false;
    let mine: Screen | null = null;
    const start = async (): Promise<void> => {
      const { openScreen } = await import('./screen.ts');
      if (gone) return;
      const screen = openScreen(element, {
        readOnly,
        label,
        onSearch: () => setSearching(true),
        onPaste: (text) => {
          if (ends.current.asksBeforePaste && hasLineEnd(text)) setPasting(text);
          else screen.paste(text);
        },
      });
      mine = screen;
      setScreen(mine);
      const stream = await open(mine.size());
      if (gone) {
        streams
          .open(stream, { onData: () => undefined, onEnd: () => undefined, onLost: () => undefined })
          .close();
        return;
      }
      mine.attach(streams, stream, {
        onBytes: () => ends.current.onBytes?.(),
        onEnd: (end) => ends.current.onEnd?.(end),
      });
    };
    start().catch((error: unknown) => {
      if (gone) return;
      const { message, hint } = explainError(error);
      setTrouble(hint === null ? message : `${message} ${hint}`);
      ends.current.onEnd?.({ exit: null, reason: message });
    });
    setTrouble(null);
    return () => {
      gone = true;
      mine?.dispose();
      setScreen(null);
      setPasting(null);
    };
  }, [streams, open, readOnly, label, asked]);

  useEffect(() => {
    // A screen reads its colors from the page, whose scheme just changed.
    void scheme;
    screen?.paint();
  }, [screen, scheme]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the terminal's keys from the window's shortcuts.
    <div className={`terminal${readOnly ? ' read-only' : ''}`} onKeyDown={(event) => event.stopPropagation()}>
      {searching && screen !== null && (
        <TerminalSearch
          screen={screen}
          onClose={() => {
            setSearching(false);
            screen.focus();
          }}
        />
      )}
      {pasting !== null && screen !== null && (
        <PasteQuestion
          text={pasting}
          place={label}
          onPaste={() => {
            setPasting(null);
            screen.paste(pasting);
            screen.focus();
          }}
          onCancel={() => {
            setPasting(null);
            screen.focus();
          }}
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
