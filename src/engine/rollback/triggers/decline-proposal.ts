import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import * as words from '../rollback-words.ts';

/** Records that a person does not want the rollback that was proposed. The release stays paused until somebody continues. */
export async function declineProposal(session: RunSession, proposal: string, reason = ''): Promise<void> {
  if (openProposal(session.state)?.id !== proposal) throw new EngineError('NOT_NOW', words.proposalClosed);
  await session.append({
    type: 'rollback.declined',
    proposal,
    actor: session.actor,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
}
