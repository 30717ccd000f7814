import { errorText } from '../../../shared/text/error-text.ts';
import { sleep } from '../../../shared/time/sleep.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import type { AttemptEnd, AttemptTransport, OutputSink, RunningAttempt } from '../transport.ts';
import * as words from '../transport-words.ts';
import { copyHere, missingHere } from './copy-here.ts';
import { copyThere, missingThere } from './copy-there.ts';

/** How long to wait before a target that did not answer is asked again, in ms. */
const askAgainMs = 1_000;

/**
 * A target whose next attempt is a copy between it and this machine. The copy itself ends with the console or the
 * connection; then both sides are asked whether all of it arrived, so that its outcome is not guessed. `cwd` is where
 * relative paths count from here.
 */
export function copyTransport(
  transport: SshTransport,
  copy: PlainCopy,
  cwd: () => Promise<string>,
): AttemptTransport {
  const there = copy.direction === 'there';
  const missing = async (): Promise<string | null> =>
    (there ? missingThere : missingHere)(transport, copy, await cwd());
  return {
    target: transport.target,
    start: (_spec, sink) =>
      running(sink, async (say, signal) => {
        // A refused sign-in before anything was sent is a failure, and nothing to ask about.
        await transport.connection.client();
        try {
          await (there ? copyThere : copyHere)({ transport, copy, cwd: await cwd(), say, signal });
          return { exit: 0, reason: null };
        } catch (error) {
          if (signal.aborted || !(error instanceof EngineError) || error.code !== 'UNREACHABLE') throw error;
          say(error.message);
          return askUntilKnown(transport, words.lostDuringCopy, missing, signal);
        }
      }),
    attach: (_spec, _offset, sink) =>
      running(sink, (_say, signal) => askUntilKnown(transport, words.endedDuringCopy, missing, signal)),
    follow: (command, sink, options) => transport.follow(command, sink, options),
    // It left nothing on the target but the files.
    forget: () => undefined,
  };
}

/**
 * Asks what arrived until there is an answer; a target that refuses the sign-in is asked when a person has acted. Whoever stops
 * waiting learns that the outcome is unknown.
 */
async function askUntilKnown(
  { connection }: SshTransport,
  what: string,
  missing: () => Promise<string | null>,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  for (;;) {
    await connection.waitUntilRetryAllowed(signal);
    if (signal.aborted) break;
    try {
      const lacking = await missing();
      return lacking === null
        ? { exit: 0, reason: null }
        : { exit: 1, reason: words.copyLacks(what, lacking) };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'UNREACHABLE') throw error;
      await sleep(askAgainMs, signal);
    }
  }
  return { exit: null, reason: words.copyUnknown(what) };
}

/** Work as an attempt: what it says is its output, what it throws its failure. */
function running(
  sink: OutputSink,
  work: (say: (line: string) => void, signal: AbortSignal) => Promise<AttemptEnd>,
): RunningAttempt {
  const stop = new AbortController();
  const say = (line: string): void => sink(Buffer.from(`${line}\r\n`));
  const done = work(say, stop.signal).catch((error: unknown): AttemptEnd => {
    if (stop.signal.aborted) return { exit: 130, reason: words.interrupted };
    const reason = errorText(error);
    say(reason);
    return { exit: 1, reason };
  });
  return { done, cancel: () => stop.abort(new Error(words.interrupted)) };
}
