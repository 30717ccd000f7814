import type { Attempt } from '../../../../shared/run/attempts.ts';
import { useConnectionsStore } from '../../../stores/run/connections-store.ts';
import { ReconnectButton } from '../../strip/reconnect-button.tsx';
import * as words from './words.ts';

/** Says that an attempt still runs on a target that refuses connections, and offers to reconnect. */
export function RefusedNotice({ item, attempt }: { item: string; attempt: Attempt }) {
  const connections = useConnectionsStore((store) => store.connections);
  const running = attempt.hosts?.filter(({ status }) => status === 'running').map(({ host }) => host);
  const hosts = running ?? [attempt.target];
  const refused = connections.filter(({ target, state }) => state === 'refused' && hosts.includes(target));
  return refused.map(({ target, reason }) => (
    <p key={target} className="refused-notice" data-testid={`refused-${item}-${target}`}>
      <span>
        {words.refused(target)} {reason}
      </span>
      <ReconnectButton target={target} />
    </p>
  ));
}
