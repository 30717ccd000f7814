import type { Engine } from '../../composition/engine.ts';
import { previewRollback } from '../../rollback/readiness/preview-rollback.ts';
import { declineProposal } from '../../rollback/triggers/decline-proposal.ts';
import { type Implementer, ok } from './implementer.ts';

/** Rollbacks: what one would do, starting it, declining a proposal. */
export function rollbackRoutes(os: Implementer, engine: Engine) {
  return {
    rollback: {
      preview: os.rollback.preview.handler(async ({ input }) =>
        previewRollback(await engine.run(input.run), input.alternative ?? null),
      ),
      start: os.rollback.start.handler(async ({ input }) => ({
        run: await engine.startRollback(input.run, input.alternative ?? null, {
          ...(input.reason === undefined ? {} : { reason: input.reason }),
          fromDamaged: input.fromDamaged === true,
        }),
      })),
      decline: os.rollback.decline.handler(async ({ input }) => {
        await declineProposal((await engine.run(input.run)).session, input.proposal, input.reason);
        return ok;
      }),
    },
  };
}
