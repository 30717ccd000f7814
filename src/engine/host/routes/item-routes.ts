import type { Engine } from '../../composition/engine.ts';
import { ignore } from '../../lib/ignore.ts';
import { seeThrough } from '../../run/drive/run-until-passed.ts';
import { type Implementer, ok } from './implementer.ts';

/** The items of a run. */
export function itemRoutes(os: Implementer, engine: Engine) {
  return {
    items: {
      run: os.items.run.handler(async ({ input }) => {
        const { driver, session } = await engine.run(input.run);
        session.targets.allowRetryAfterRefusal();
        const options = {
          confirmed: input.confirmed === true,
          ...(input.hosts === undefined ? {} : { hosts: input.hosts }),
        };
        const live = await driver.run(input.item, options);
        // Its author's retries follow by themselves; a try that cannot begin any more leaves the failure as it stands.
        ignore(seeThrough(driver, live, { options }), 'the failure stands as it is');
        return ok;
      }),
      cancel: os.items.cancel.handler(async ({ input }) => {
        (await engine.run(input.run)).driver.cancel(input.item);
        return ok;
      }),
      tick: os.items.tick.handler(async ({ input }) => {
        await engine.settleLine(input.run, input.item, (driver) => driver.tick(input.item, input.note));
        return ok;
      }),
      untick: os.items.untick.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.untick(input.item);
        return ok;
      }),
      waive: os.items.waive.handler(async ({ input }) => {
        await engine.settleLine(input.run, input.item, (driver) => driver.waive(input.item, input.reason));
        return ok;
      }),
      decide: os.items.decide.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.decide(
          input.item,
          input.outcome,
          input.reason,
          input.host,
        );
        return ok;
      }),
    },
  };
}
