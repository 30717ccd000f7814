import { resolve } from 'node:path';
import type { Engine } from '../../composition/engine.ts';
import { explainDocument } from '../../plan/explain/explain-document.ts';
import { writeCorrections } from '../../plan/sidecar/write-corrections.ts';
import { writeReview } from '../../plan/sidecar/write-sidecar.ts';
import type { Implementer } from './implementer.ts';

/** Documents: reading, reviewing and correcting their plans. */
export function planRoutes(os: Implementer, engine: Engine) {
  return {
    plans: {
      open: os.plans.open.handler(({ input }) => engine.openPlan(input.file)),
      saveReview: os.plans.saveReview.handler(async ({ input }) => {
        await writeReview(resolve(input.file), input);
        return engine.openPlan(input.file);
      }),
      explain: os.plans.explain.handler(({ input }) => explainDocument(resolve(input.file))),
      correct: os.plans.correct.handler(async ({ input }) => {
        await writeCorrections(resolve(input.file), input.corrections);
        return engine.openPlan(input.file);
      }),
      practice: os.plans.practice.handler(async () => ({ file: (await engine.practice()).checklist })),
      runs: os.plans.runs.handler(async () => [...(await engine.listRuns())]),
    },
  };
}
