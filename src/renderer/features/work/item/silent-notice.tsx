import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { Attempt } from '../../../../shared/run/attempts.ts';
import { isBetweenBatches } from '../../../../shared/run/group-state.ts';
import { formatDuration } from '../../../../shared/text/duration.ts';
import { useOutputStore } from '../../../stores/run/output-store.ts';
import { useNow } from '../../../stores/view/use-now.ts';

/** A step that says nothing for this long is worth a word, long before it times out. */
const silentMs = 120_000;

/** Says that a running step has been silent, and when it will be given up. */
export function SilentNotice({ run, item, attempt }: { run: string; item: WorkItem; attempt: Attempt }) {
  const heard = useOutputStore((store) => store.heard[`${run}/${item.id}/${attempt.n}`]);
  const now = useNow(5_000);
  // Of a group, a host that was taken late has been silent since then only.
  const started = Math.max(
    Date.parse(attempt.startedAt),
    ...(attempt.hosts ?? []).map((host) => Date.parse(host.startedAt ?? attempt.startedAt)),
  );
  const silent = now - Math.max(started, heard ?? 0);
  if (silent < silentMs || isBetweenBatches(attempt)) return null;
  const left = started + attempt.timeoutMs - now;
  return (
    <p className="silent" data-testid={`silent-${item.id}`}>
      no output for {formatDuration(Math.floor(silent / 60_000) * 60_000).replace(/ 00 s$/, '')}
      {attempt.timeoutMs > 0 && left > 0 && ` · gives up in ${formatDuration(left)}`} · it may be waiting for
      something: open a terminal there, or cancel it
    </p>
  );
}
