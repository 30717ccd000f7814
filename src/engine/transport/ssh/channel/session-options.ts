import type { Client, ExecOptions } from 'ssh2';
import type { ResolvedHost } from '../config/resolve-host.ts';

/**
 * So long a server may take to say whether it does what it is asked for on a connection that stands, in ms. A line that is dead is noticed
 * before that.
 */
const usualPatienceMs = 30_000;

const patience = new WeakMap<Client, number>();

/** What the sessions of a connection begin with, by its client. */
const options = new WeakMap<Client, Pick<ExecOptions, 'env'> & { agentForward: boolean }>();

/**
 * Has every session of a client begin as the configuration of its host wants: with the variables of SetEnv, as far as the server
 * takes them, and with the agent where it is to be forwarded. The client needs that agent from its `connect`.
 */
export function beginSessionsAs(
  client: Client,
  { env, forwardAgent }: ResolvedHost,
  patienceMs = usualPatienceMs,
): void {
  patience.set(client, patienceMs);
  options.set(client, { env, agentForward: forwardAgent !== null });
}

/** So long the server of this client may take to answer a request, in ms. */
export function patienceOf(client: Client): number {
  return patience.get(client) ?? usualPatienceMs;
}

/** What a session of this client begins with. */
export function sessionOptions(client: Client): Pick<ExecOptions, 'env'> & { agentForward?: boolean } {
  return options.get(client) ?? {};
}

/**
 * Does without the agent from here on, where the server does not let us forward it; ssh goes on without it, too. False where it
 * was not to be forwarded.
 */
export function withoutAgent(client: Client): boolean {
  const standing = options.get(client);
  if (standing?.agentForward !== true) return false;
  options.set(client, { ...standing, agentForward: false });
  return true;
}
