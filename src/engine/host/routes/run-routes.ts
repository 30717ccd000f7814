import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { Engine } from '../../composition/engine.ts';
import { ignore } from '../../lib/ignore.ts';
import { writeRecord } from '../../record/write-record.ts';
import { measuredBetween } from '../../watch/series/measured-between.ts';
import { releaseTrends } from '../../watch/series/release-trends.ts';
import { pushedEvents } from '../streams/pushed-events.ts';
import { type Implementer, ok } from './implementer.ts';

/** A run as a whole: making, opening, following and walking it. */
export function runRoutes(os: Implementer, engine: Engine) {
  return {
    runs: {
      create: os.runs.create.handler(async ({ input }) => ({
        run: (await engine.createRun(input.file)).session.run,
      })),
      open: os.runs.open.handler(async ({ input }) => {
        const { session } = await engine.run(input.run);
        return {
          run: session.run,
          plan: session.plan,
          sidecar: session.sidecar,
          placement: { ...session.placement },
          ruleBoxes: Object.fromEntries(
            Object.entries(session.runPlan.ruleBoxes).map(([item, rules]) => [item, [...rules]]),
          ),
          observer: session.heldBy,
          damage:
            session.damage === null ? null : { line: session.damage.line, reason: session.damage.reason },
        };
      }),
      events: os.runs.events.handler(async function* ({ input, signal }) {
        const { session } = await engine.run(input.run);
        yield* pushedEvents<JournalEvent>((push) => {
          for (const event of session.events.slice(input.after)) push(event);
          return session.subscribe(push);
        }, signal);
      }),
      advance: os.runs.advance.handler(async ({ input }) => {
        const handle = await engine.run(input.run);
        handle.session.targets.allowRetryAfterRefusal();
        if (handle.session.state.kind === 'rollback')
          ignore(engine.continueRollback(handle), 'the rollback stays paused and says why');
        else if (input.until === 'section')
          await handle.driver.advance({ kind: 'section', section: input.section ?? '' });
        else await handle.driver.advance({ kind: input.until });
        return ok;
      }),
      pause: os.runs.pause.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.pause(input.reason);
        return ok;
      }),
      cancel: os.runs.cancel.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.cancelAll(input.reason);
        return ok;
      }),
      finish: os.runs.finish.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.finish();
        return ok;
      }),
      choose: os.runs.choose.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.choose(input.question, input.answer);
        return ok;
      }),
      prepare: os.runs.prepare.handler(async ({ input }) => {
        const { driver, session } = await engine.run(input.run);
        session.targets.allowRetryAfterRefusal();
        await driver.confirmPreparation();
        await driver.advance({ kind: 'prepare' });
        return ok;
      }),
      openGate: os.runs.openGate.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.openGate(input.gate, input.reason);
        return ok;
      }),
      sign: os.runs.sign.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.sign(input.role, input.name);
        return ok;
      }),
      unsign: os.runs.unsign.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.unsign(input.role);
        return ok;
      }),
      waiveSignoff: os.runs.waiveSignoff.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.waiveSignoff(input.role, input.reason);
        return ok;
      }),
      documentChange: os.runs.documentChange.handler(async ({ input }) => ({
        change: await engine.documentChange(input.run),
      })),
      takeDocument: os.runs.takeDocument.handler(async ({ input }) => {
        await engine.takeDocument(input.run);
        return ok;
      }),
      reconnect: os.runs.reconnect.handler(async ({ input }) => {
        const { targets } = (await engine.run(input.run)).session;
        await targets.remote(input.target).connection.reconnect();
        return ok;
      }),
      measured: os.runs.measured.handler(async ({ input }) =>
        measuredBetween((await engine.run(input.run)).session.files.series, input),
      ),
      trends: os.runs.trends.handler(async ({ input }) => {
        const { session } = await engine.run(input.run);
        const runs = await engine.listRuns(session.state.file);
        return [...(await releaseTrends(engine.store, runs))];
      }),
      record: os.runs.record.handler(async ({ input }) => ({
        markdown: await writeRecord(engine, input.run),
      })),
    },
  };
}
