import type { AgentAuthMethod, BaseAgent, ParsedKey } from 'ssh2';
import { loadSsh } from '../../../vendor-patches/load-native.ts';

/** A key an agent holds. */
export interface AgentKey {
  /** Its public key as it travels, in base64. */
  readonly blob: string;
  readonly comment: string;
  /** The way to sign in with this key, and with no other one of the agent. */
  signIn(username: string): AgentAuthMethod;
}

/** An agent that does not answer within this time, in ms, is asked for nothing. */
const answerWithinMs = 10_000;

/**
 * The keys of the agent at a socket, in its order; those of types that ssh2 does not know are left out. Rejects where the agent
 * cannot be asked. Each is offered by itself: a server hangs up after a few, and takes all that were offered for tries.
 */
export async function agentKeys(socket: string): Promise<readonly AgentKey[]> {
  const { BaseAgent, createAgent } = await loadSsh();
  const agent: BaseAgent = createAgent(socket);
  const keys = await new Promise<readonly ParsedKey[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it does not answer')), answerWithinMs);
    agent.getIdentities((error, found) => {
      clearTimeout(timer);
      if (error != null) reject(error);
      else resolve((found ?? []) as ParsedKey[]);
    });
  });
  return keys.map((key) => ({
    blob: key.getPublicSSH().toString('base64'),
    comment: key.comment,
    signIn: (username) => {
      const one = Object.assign(new BaseAgent(), {
        getIdentities: (done: (error: Error | null, found: readonly ParsedKey[]) => void) =>
          done(null, [key]),
        sign: agent.sign.bind(agent),
      });
      return { type: 'agent', username, agent: one as BaseAgent };
    },
  }));
}
