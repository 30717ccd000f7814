import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { AckCounter } from '../../../link/bytes/ack-counter.ts';
import type { StreamClient, StreamEnd, StreamHandle } from '../../../link/bytes/stream-client.ts';
import { cleanPaste } from '../paste/clean-paste.ts';
import { hasHardwareGl } from './hardware-gl.ts';
import { TerminalFeed } from './terminal-feed.ts';
import { onTerminalKey } from './terminal-keys.ts';
import { readMatchColors, readTerminalTheme } from './terminal-theme.ts';
import * as words from './words.ts';

/** More matches than this are not counted. */
const mostMatches = 1_000;
const usualFontPx = 12;

export interface ScreenOptions {
  readonly readOnly: boolean;
  readonly label: string;
  /** How many px of the screen one px of the design is. */
  readonly scale: number;
  /** Lines kept above the screen. */
  readonly scrollback: number;
  onSearch(): void;
  /** A person wants to paste this; it is cleaned, and nothing has been pasted yet. */
  onPaste(text: string): void;
}

export interface ScreenEvents {
  onBytes(): void;
  onEnd(end: StreamEnd): void;
}

export interface FindOptions {
  readonly caseSensitive: boolean;
  readonly wholeWord: boolean;
  readonly regex: boolean;
}

/** A stream, and how many bytes at its beginning were shown before. */
export interface Viewed {
  readonly stream: number;
  readonly replayed?: number;
}

/** A terminal in the page and the stream it shows once attached. */
export interface Screen {
  size(): { cols: number; rows: number };
  /** Shows a stream from its beginning, in place of what is shown. */
  attach(hub: StreamClient, viewed: Viewed, events: ScreenEvents): void;
  /** Adds a line of the window's own below what is shown. */
  say(why: string): void;
  /** Reads its colors from the page again. */
  paint(): void;
  focus(): void;
  /** Types a text as a paste: a program that asks for it hears that it is one. */
  paste(text: string): void;
  /** Shows a match; `stay` keeps to the one that is shown while the text grows. */
  find(text: string, options: FindOptions, direction: 'next' | 'previous' | 'stay'): void;
  /** Hears which match is shown (from 0; -1 where there are too many) of how many. Gives what ends that. */
  onFound(listener: (index: number, count: number) => void): () => void;
  clearFind(): void;
  setScrollback(lines: number): void;
  setScale(scale: number): void;
  dispose(): void;
}

/** Draws a terminal into an element and keeps it fitted to it. */
export function openScreen(element: HTMLElement, options: ScreenOptions): Screen {
  const terminal = new Terminal({
    allowProposedApi: true,
    // A step without a tty ends its lines with a bare line feed; a shell with a tty adds carriage returns itself.
    convertEol: options.readOnly,
    cursorBlink: false,
    cursorInactiveStyle: options.readOnly ? 'none' : 'outline',
    disableStdin: options.readOnly,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: usualFontPx * options.scale,
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    screenReaderMode: false,
    scrollback: options.scrollback,
    theme: readTerminalTheme(options.readOnly),
  });
  const fit = new FitAddon();
  const search = new SearchAddon({ highlightLimit: mostMatches });
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  terminal.loadAddon(new WebLinksAddon((_event, uri) => window.open(uri, '_blank', 'noreferrer')));
  terminal.open(element);
  terminal.textarea?.setAttribute('aria-label', options.label);
  terminal.attachCustomKeyEventHandler((event) => onTerminalKey(event, terminal, options.onSearch));
  const stopPastes = takePastes(element, options);
  fit.fit();
  let disposed = false;
  if (hasHardwareGl()) {
    void import('@xterm/addon-webgl').then(({ WebglAddon }) => {
      if (disposed) return;
      const webgl = new WebglAddon();
      // A lost context leaves a blank screen; without the addon the page draws the text.
      webgl.onContextLoss(() => webgl.dispose());
      terminal.loadAddon(webgl);
    });
  }

  let handle: StreamHandle | null = null;
  let feed: TerminalFeed | null = null;
  terminal.onRender(() => feed?.noteDrawn());
  const watch = new ResizeObserver(() => {
    // A hidden tab has no size; fitting to it would wrap every line.
    if (element.clientWidth > 0 && element.clientHeight > 0) fit.fit();
  });
  watch.observe(element);
  terminal.onResize(({ cols, rows }) => handle?.resize(cols, rows));
  // What is typed before the shell is there waits for it.
  let typedAhead = '';
  // What was printed to an earlier window may ask the terminal for its name or its colors. Nobody waits for that answer any more,
  // and a shell would take it for keys.
  let replaying = 0;
  const type = (text: string): void => {
    if (replaying > 0) return;
    if (handle === null && !options.readOnly) typedAhead += text;
    else handle?.input(text);
  };
  terminal.onData(type);
  terminal.onBinary(type);
  if (!options.readOnly && isFree(element)) terminal.focus();

  return {
    size: () => ({ cols: terminal.cols, rows: terminal.rows }),
    attach: (hub, { stream, replayed = 0 }, events) => {
      if (feed !== null) {
        feed.dispose();
        terminal.reset();
      }
      replaying = replayed;
      const acks = new AckCounter((bytes) => handle?.ack(bytes));
      const feeding = new TerminalFeed(terminal, {
        onParsed: (bytes) => {
          acks.consumed(bytes);
          replaying = Math.max(0, replaying - bytes);
        },
        onDrained: () => acks.flush(),
      });
      feed = feeding;
      handle = hub.open(stream, {
        onData: (bytes) => {
          events.onBytes();
          feeding.push(bytes);
        },
        onEnd: (end) => {
          if (!options.readOnly) feeding.push(endLine(end));
          events.onEnd(end);
        },
        // The view asks for the stream again once the link is back.
        onLost: () => undefined,
      });
      handle.resize(terminal.cols, terminal.rows);
      if (typedAhead !== '') handle.input(typedAhead);
      typedAhead = '';
    },
    paint: () => {
      terminal.options.theme = readTerminalTheme(options.readOnly);
    },
    focus: () => terminal.focus(),
    paste: (text) => terminal.paste(text),
    say: (why) => terminal.write(endLine({ exit: null, reason: why })),
    find: (text, found, direction) => {
      const asked = { ...found, decorations: readMatchColors(), incremental: direction === 'stay' };
      if (direction === 'previous') search.findPrevious(text, asked);
      else search.findNext(text, asked);
    },
    onFound: (listener) => {
      const heard = search.onDidChangeResults(({ resultIndex, resultCount }) =>
        listener(resultIndex, resultCount),
      );
      return () => heard.dispose();
    },
    clearFind: () => search.clearDecorations(),
    setScrollback: (lines) => {
      terminal.options.scrollback = lines;
    },
    setScale: (scale) => {
      terminal.options.fontSize = usualFontPx * scale;
      if (element.clientWidth > 0 && element.clientHeight > 0) fit.fit();
    },
    dispose: () => {
      disposed = true;
      watch.disconnect();
      stopPastes();
      handle?.close();
      feed?.dispose();
      terminal.dispose();
    },
  };
}

/** Whether the keyboard is in a terminal's own dock, or nowhere: it is never taken from where somebody has gone meanwhile. */
function isFree(element: HTMLElement): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return element.closest('.dock')?.contains(activeElement) === true;
}

/** Takes every paste into an element before the terminal library does. Gives what ends that. */
function takePastes(element: HTMLElement, { readOnly, onPaste }: ScreenOptions): () => void {
  const take = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = cleanPaste(event.clipboardData?.getData('text/plain') ?? '');
    if (!readOnly && text !== '') onPaste(text);
  };
  element.addEventListener('paste', take, true);
  return () => element.removeEventListener('paste', take, true);
}

function endLine(end: StreamEnd): Uint8Array {
  const why = end.reason ?? (end.exit === null ? words.ended : words.endedWith(end.exit));
  return new TextEncoder().encode(`\r\n\x1b[2m${words.lastLine(why)}\x1b[0m\r\n`);
}
