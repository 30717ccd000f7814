import type { Attempt } from '../../../../shared/run/attempts.ts';
import { useRunActions } from '../../../run/use-run-actions.ts';
import { useLostLine } from '../../../stores/run/use-lost-line.ts';
import { useNow } from '../../../stores/view/use-now.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** Says in the row of a running step that the line to its server is lost: since when, what is known, and when it is tried again. */
export function LineNotice({ item, attempt }: { item: string; attempt: Attempt }) {
  const line = useLostLine(attempt);
  const now = useNow(line === null ? null : 1_000);
  const { reconnect } = useRunActions();
  if (line === null || line.state === 'refused') return null;
  const { target, reason, lost } = line;
  return (
    <p className="line-lost" data-testid={`line-lost-${item}`}>
      <span>
        <strong>{words.lineLost(target, now - lost.since)}</strong>
        {reason === null ? '' : ` (${reason})`}. {words.goesOn(attempt.dir !== null)}{' '}
        {words.nextTry(lost.nextTryAt === null ? null : lost.nextTryAt - now)}
      </span>
      <MoveButton move={{ do: 'reconnect' }} className="btn small" onMove={() => reconnect(target)}>
        {words.tryNow}
      </MoveButton>
    </p>
  );
}
