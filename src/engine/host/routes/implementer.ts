import { implement, ORPCError } from '@orpc/server';
import { type AppInfo, contract } from '../../../shared/wire/contract.ts';
import type { StreamServer } from '../streams/stream-server.ts';
import { toCallError } from './call-error.ts';

/** What a host says of itself. */
export interface HostInfo {
  readonly host: AppInfo['host'];
  readonly version: string;
  readonly openFirst: string | null;
  readonly runFirst: string | null;
}

export interface CallContext {
  readonly streams: StreamServer;
}

/** The contract's procedures, to be given handlers. Expected failures keep their code and their hint. */
export function createImplementer() {
  return implement(contract)
    .$context<CallContext>()
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        throw toCallError(error);
      }
    });
}

export type Implementer = ReturnType<typeof createImplementer>;

/** The answer of a call that only had to be carried out. */
export const ok = { ok: true as const };
