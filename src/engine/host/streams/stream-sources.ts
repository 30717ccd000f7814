import type { WatchedAttempt } from '../../run/attempt/watch-attempt.ts';
import type { OutputLog } from '../../run/session/output-log.ts';
import { readChunks } from '../../run/session/output-log.ts';
import type { LiveStream, OutputSink } from '../../transport/transport.ts';
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

/** A free terminal: opened with the stream, closed with it. */
export async function terminalSource(open: (sink: OutputSink) => Promise<LiveStream>): Promise<StreamSource> {
  // What arrives before the console's sink is known waits here; a shell says little before it is asked.
  let deliver: OutputSink | null = null;
  const early: Uint8Array[] = [];
  const stream = await open((bytes) => {
    if (deliver === null) early.push(bytes);
    else deliver(bytes);
  });
  return {
    start: (sink) => {
      deliver = sink.data;
      for (const bytes of early) sink.data(bytes);
      void stream.done.then((end) => sink.end(end.exit, end.reason));
    },
    pause: stream.pause,
    resume: stream.resume,
    input: stream.input,
    resize: stream.resize,
    close: stream.close,
  };
}
