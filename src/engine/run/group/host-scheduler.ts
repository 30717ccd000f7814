import pLimit from 'p-limit';
import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { Group } from '../../../shared/sidecar/groups.ts';

interface Taking {
  /** Runs the attempt on one host; resolves with its recorded outcome. */
  run(host: string): Promise<Outcome>;
  isStopped(): boolean;
}

/**
 * Takes hosts one after the other as their group says. `parallel`: at most `batch` at once (all, where it is not set).
 * `rolling`: `batch` at once (one), and the next ones only when all of these have ended. Once more than `maxFailures`
 * hosts did not pass, no further host is started; what has started continues to its end.
 */
export async function scheduleHosts(
  group: Pick<Group, 'strategy' | 'batch' | 'maxFailures'>,
  hosts: readonly string[],
  { run, isStopped }: Taking,
): Promise<void> {
  let failures = 0;
  const mayBegin = (): boolean => !isStopped() && failures <= group.maxFailures;
  const take = async (host: string): Promise<void> => {
    if ((await run(host)) !== 'passed') failures += 1;
  };
  if (group.strategy === 'rolling') {
    const queue = [...hosts];
    while (queue.length > 0 && mayBegin()) await Promise.all(queue.splice(0, group.batch ?? 1).map(take));
    return;
  }
  await pLimit(group.batch ?? Number.POSITIVE_INFINITY).map(hosts, async (host) => {
    if (mayBegin()) await take(host);
  });
}
