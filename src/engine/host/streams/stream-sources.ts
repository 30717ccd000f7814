import type { WatchedAttempt } from '../../run/attempt/watch-attempt.ts';
import type { OutputLog } from '../../run/session/output-log.ts';
import { readChunks } from '../../run/session/output-log.ts';
import type { View, Viewer } from '../../terminals/kept-shell.ts';
import type { StreamSource } from './stream-server.ts';

/**
 * Output of an attempt. A finished one is read from its file as fast as the console takes it; a running one is followed,
 * and keystrokes reach it where it has a terminal.
 */
export function outputSource(output: OutputLog | string, live: WatchedAttempt | undefined): StreamSource {
  let stop = (): void => undefined;
  let chunks: Generator<Uint8Array> | null = null;
  let paused = false;
  let pull = (): void => undefined;
  return {
    start: (sink) => {
      if (typeof output !== 'string') {
        stop = output.watch(
          (bytes) => sink.data(bytes),
          () => sink.end(null, null),
        );
        return;
      }
      chunks = readChunks(output, 0);
      pull = () => {
        while (!paused) {
          const next = chunks?.next();
          if (next === undefined || next.done === true) {
            chunks = null;
            sink.end(null, null);
            pull = () => undefined;
            return;
          }
          sink.data(next.value);
        }
      };
      pull();
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      pull();
    },
    input: (bytes) => live?.input(bytes),
    resize: (cols, rows) => live?.resize(cols, rows),
    close: () => {
      stop();
      chunks?.return(undefined);
    },
  };
}

/** A view of a terminal: what it printed last, then what comes. Closing the stream leaves its shell alone. */
export function terminalSource(view: (viewer: Viewer) => View): { source: StreamSource; replayed: number } {
  // What arrives before the console's sink is known waits here.
  let sink: Viewer | null = null;
  const early: Uint8Array[] = [];
  let ended: readonly [number | null, string | null] | null = null;
  const viewed = view({
    data: (bytes) => {
      if (sink === null) early.push(bytes);
      else sink.data(bytes);
    },
    end: (...end) => {
      if (sink === null) ended = end;
      else sink.end(...end);
    },
  });
  const { replay, pause, resume, input, resize, close } = viewed;
  const source: StreamSource = {
    start: (to) => {
      if (replay.length > 0) to.data(replay);
      for (const bytes of early) to.data(bytes);
      sink = to;
      if (ended !== null) to.end(...ended);
    },
    pause,
    resume,
    input,
    resize,
    close,
  };
  return { source, replayed: replay.length };
}
