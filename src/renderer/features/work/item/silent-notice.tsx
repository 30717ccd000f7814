import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { Attempt } from '../../../../shared/run/attempts.ts';
import { isBetweenBatches } from '../../../../shared/run/group-state.ts';
import { useOutputStore } from '../../../stores/run/output-store.ts';
import { useNow } from '../../../stores/view/use-now.ts';
import * as words from './words.ts';

/** A step without output for this long may hang; the notice comes long before it times out. */
const silentMs = 120_000;

/** Says that a running step has had no output for a while, and when it times out. */
export function SilentNotice({ run, item, attempt }: { run: string; item: WorkItem; attempt: Attempt }) {
  const heard = useOutputStore((store) => store.heard[`${run}/${item.id}/${attempt.n}`]);
  const now = useNow(5_000);
  // On a group, a host that started late has been silent only since its start.
  const started = Math.max(
    Date.parse(attempt.startedAt),
    ...(attempt.hosts ?? []).map((host) => Date.parse(host.startedAt ?? attempt.startedAt)),
  );
  const silent = now - Math.max(started, heard ?? 0);
  if (silent < silentMs || isBetweenBatches(attempt)) return null;
  const left = started + attempt.timeoutMs - now;
  return (
    <p className="silent" data-testid={`silent-${item.id}`}>
      {words.silent({ silentMs: silent, leftMs: attempt.timeoutMs > 0 && left > 0 ? left : null })}
    </p>
  );
}
