import { resolve } from 'node:path';
import type { Engine } from '../../composition/engine.ts';
import { setTicks } from '../../document/set-ticks.ts';
import { readChecklist } from '../../plan/read-checklist.ts';
import { writeAnswers } from '../../plan/sidecar/write-answers.ts';
import { reachTarget } from '../../targets/reach-target.ts';
import type { Implementer } from './implementer.ts';

/** Documents: reading, reviewing and correcting their plans. */
export function planRoutes(os: Implementer, engine: Engine) {
  return {
    plans: {
      open: os.plans.open.handler(({ input }) => engine.openPlan(input.file)),
      answer: os.plans.answer.handler(async ({ input }) => {
        const { undo } = await writeAnswers(resolve(input.file), input.answers);
        return { opened: await engine.openPlan(input.file), undo: [...undo] };
      }),
      setTicks: os.plans.setTicks.handler(async ({ input }) => {
        const { file, plan } = await readChecklist(input.file);
        await setTicks(file, plan, input);
        return engine.openPlan(file);
      }),
      reach: os.plans.reach.handler(async ({ input }) =>
        reachTarget(await engine.targetsOf(input.file), input.target),
      ),
      discover: os.plans.discover.handler(async ({ input }) => {
        const { found, sources, rules, budgets } = await engine.measured.discover(input.file);
        return {
          found: found.map(({ target, pages, failure }) => ({ target, pages: [...pages], failure })),
          sources: [...sources],
          rules: [...rules],
          budgets: [...budgets],
        };
      }),
      practice: os.plans.practice.handler(async () => ({ file: (await engine.practice()).checklist })),
      runs: os.plans.runs.handler(async () => [...(await engine.listRuns())]),
    },
  };
}
