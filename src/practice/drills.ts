import type { Drill, Drills, Fault } from './practice.ts';
import type { ServiceAnswer } from './service/service-host.ts';

/** What drills are done with. */
export interface DrillTools {
  setFault(fault: Fault): Promise<void>;
  setCut(cut: boolean): void;
  readonly service: { start(): Promise<ServiceAnswer>; stop(): Promise<ServiceAnswer> };
}

/** Well beyond the checklist's budgets (errors 1 %, p95 250 ms, memory 200 MB), so that nobody has to look twice. */
const share = 0.4;
const delayMs = 800;
const leakStepMb = 20;
const leakEveryMs = 1_000;
const leakMostMb = 1_000;
const well: Fault = { errorRate: 0, latencyMs: 0, memoryMb: 0, unhealthy: false };

/** Begins and ends what goes wrong on purpose. Several at once are several troubles, as in life. */
export function createDrills({ setFault, setCut, service }: DrillTools): Drills {
  const active = new Set<Drill>();
  const tried = new Set<Drill>();
  let leak: NodeJS.Timeout | undefined;
  const stopLeak = (): void => clearInterval(leak);

  const startLeak = async (): Promise<void> => {
    let held = leakStepMb;
    await setFault({ memoryMb: held });
    stopLeak();
    leak = setInterval(() => {
      held = Math.min(leakMostMb, held + leakStepMb);
      // A deploy in between stops the service; then there is nothing that could leak.
      setFault({ memoryMb: held }).catch(() => {
        stopLeak();
        active.delete('leak');
      });
    }, leakEveryMs);
    leak.unref();
  };
  const begin: Readonly<Record<Drill, () => Promise<unknown>>> = {
    errors: () => setFault({ errorRate: share }),
    slow: () => setFault({ latencyMs: delayMs }),
    leak: startLeak,
    stopped: () => service.stop(),
    cut: async () => setCut(true),
  };
  return {
    state: () => ({ active: [...active], tried: [...tried] }),
    begin: async (drill) => {
      await begin[drill]();
      active.add(drill);
      tried.add(drill);
    },
    end: async () => {
      stopLeak();
      setCut(false);
      active.clear();
      const { status, words } = await service.start();
      if (status !== 0) throw new Error(words);
      await setFault(well);
    },
  };
}
