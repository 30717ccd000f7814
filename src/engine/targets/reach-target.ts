import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { Targets } from './targets.ts';

/** How a target answered a person who asked whether it can be reached. */
export interface Reached {
  /** Until the slowest of its hosts had answered. */
  readonly ms: number;
  readonly hosts: number;
  /** What the first host calls its system; null where it does not say. */
  readonly system: string | null;
}

/** A name of the system without a shell's quotes; every system without that file has a kernel's name. */
const nameOfSystem = '. /etc/os-release 2>/dev/null && printf %s "$PRETTY_NAME" || uname -s';

/** Connects to every host of a target, at a person's word, and runs nothing of the document. Throws what stands in the way. */
export async function reachTarget(targets: Targets, name: string): Promise<Reached> {
  const hosts = name === 'local' ? [] : targets.members(name);
  const start = performance.now();
  await Promise.all(hosts.map((host) => targets.remote(host).connection.reconnect()));
  const ms = Math.round(performance.now() - start);
  const [first] = hosts;
  if (first === undefined) return { ms, hosts: 0, system: null };
  const said = await attemptAsync(() => targets.remote(first).exec(nameOfSystem), null);
  const system = said?.stdout.toString('utf8').trim().split('\n')[0] ?? '';
  return { ms, hosts: hosts.length, system: system === '' ? null : system.slice(0, 60) };
}
