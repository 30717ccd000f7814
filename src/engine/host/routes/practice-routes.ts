import type { Engine } from '../../composition/engine.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { PracticeDrills } from '../../lib/practice-server.ts';
import * as words from '../words/host-words.ts';
import { type Implementer, ok } from './implementer.ts';

/** What the practice server says is for the person. */
function asRefusal(error: Error): never {
  throw new EngineError('NOT_NOW', error.message);
}

/** What goes wrong on purpose in a rehearsal. No other server can be reached this way. */
export function practiceRoutes(os: Implementer, engine: Engine) {
  const drillsOf = async (run: string): Promise<PracticeDrills | null> => {
    const { session } = await engine.run(run);
    return engine.drillsOf(session.state.file);
  };
  const mustDrill = async (run: string): Promise<PracticeDrills> => {
    const drills = await drillsOf(run);
    if (drills === null) throw new EngineError('NOT_NOW', words.noRehearsal);
    return drills;
  };
  return {
    practice: {
      state: os.practice.state.handler(async ({ input }) => {
        const state = (await drillsOf(input.run))?.state();
        return state === undefined ? null : { active: [...state.active], tried: [...state.tried] };
      }),
      begin: os.practice.begin.handler(async ({ input }) => {
        const drills = await mustDrill(input.run);
        await drills.begin(input.drill).catch(asRefusal);
        return ok;
      }),
      end: os.practice.end.handler(async ({ input }) => {
        const drills = await mustDrill(input.run);
        await drills.end().catch(asRefusal);
        return ok;
      }),
    },
  };
}
