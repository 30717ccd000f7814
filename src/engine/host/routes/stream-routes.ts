import type { Engine } from '../../composition/engine.ts';
import { isHistory } from '../../watch/history.ts';
import { logLines } from '../streams/log-lines.ts';
import { outputTail } from '../streams/output-tail.ts';
import { pushedEvents } from '../streams/pushed-events.ts';
import { outputSource } from '../streams/stream-sources.ts';
import type { Implementer } from './implementer.ts';

/** Bytes and lines that keep coming: output and logs. */
export function streamRoutes(os: Implementer, engine: Engine) {
  return {
    streams: {
      output: os.streams.output.handler(async ({ input, context }) => {
        const { session, driver } = await engine.run(input.run);
        const live = driver.live(input.item);
        const source = outputSource(
          session.outputOf(input.item, input.attempt, input.host),
          live?.attempt === input.attempt ? live.on(input.host) : undefined,
        );
        return { stream: context.streams.open(source) };
      }),
      tail: os.streams.tail.handler(async ({ input }) => {
        const { session } = await engine.run(input.run);
        session.item(input.item);
        return outputTail(session.outputFile(input.item, input.attempt, input.host ?? null), input.lines);
      }),
    },
    logs: {
      follow: os.logs.follow.handler(async function* ({ input, signal }) {
        const handle = await engine.run(input.run);
        // The logs of a run that is over are not followed; the stream stays open, so that nobody asks again and again.
        if (isHistory(handle.session.state)) yield* pushedEvents<never>(() => () => undefined, signal);
        else yield* logLines(engine.watch(handle).logs, input.tail, signal);
      }),
    },
  };
}
