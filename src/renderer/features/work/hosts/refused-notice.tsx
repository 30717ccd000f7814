import type { Attempt } from '../../../../shared/run/attempts.ts';
import { useConnectionsStore } from '../../../stores/run/connections-store.ts';
import { ReconnectButton } from '../../strip/reconnect-button.tsx';

/** Says of an attempt that is under way where nobody lets us in to ask about it, and lets a person try again. */
export function RefusedNotice({ item, attempt }: { item: string; attempt: Attempt }) {
  const connections = useConnectionsStore((store) => store.connections);
  const running = attempt.hosts?.filter(({ status }) => status === 'running').map(({ host }) => host);
  const hosts = running ?? [attempt.target];
  const refused = connections.filter(({ target, state }) => state === 'refused' && hosts.includes(target));
  return refused.map(({ target, reason }) => (
    <p key={target} className="refused-notice" data-testid={`refused-${item}-${target}`}>
      <span>
        What runs on {target} goes on there, and its outcome is not known yet. {reason}
      </span>
      <ReconnectButton target={target} />
    </p>
  ));
}
