import type { Engine } from '../../composition/engine.ts';
import { type QuietWish, quietAlert } from '../../run/alerts/quiet-alerts.ts';
import { type Implementer, ok } from './implementer.ts';

/** The noise that a run's alert rules make. */
export function alertRoutes(os: Implementer, engine: Engine) {
  const quiet = async (run: string, wish: QuietWish): Promise<typeof ok> => {
    await quietAlert((await engine.run(run)).session, wish);
    return ok;
  };
  return {
    alerts: {
      acknowledge: os.alerts.acknowledge.handler(({ input: { run, rule } }) =>
        quiet(run, { do: 'acknowledge', rule }),
      ),
      silence: os.alerts.silence.handler(({ input: { run, ...wish } }) =>
        quiet(run, { do: 'silence', ...wish }),
      ),
      unsilence: os.alerts.unsilence.handler(({ input: { run, rule } }) =>
        quiet(run, { do: 'unsilence', rule }),
      ),
    },
  };
}
