import type { Connection, ConnectionState } from '../../../shared/live.ts';
import { useConnectionsStore } from '../../stores/connections-store.ts';

const words: Readonly<Record<ConnectionState, string>> = {
  idle: 'not connected yet',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  refused: 'refused',
  closed: 'closed',
};

/** One chip a target: shape and colour say the state, the number is the last round trip. */
export function ConnectionChips() {
  const connections = useConnectionsStore((store) => store.connections);
  return (
    <ul className="connections" aria-label="Connections">
      {connections.map((connection) => (
        <li key={connection.target}>
          <Chip connection={connection} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ connection }: { connection: Connection }) {
  const { target, state, latencyMs, reason } = connection;
  const said = reason === null ? words[state] : `${words[state]}: ${reason}`;
  return (
    <span
      className={`chip connection ${state}`}
      data-testid={`connection-${target}`}
      title={`${target} ${said}`}
    >
      <span className="lamp" aria-hidden="true" />
      {target}
      <span className="visually-hidden">{said}</span>
      {state === 'connected' && latencyMs !== null && <b>{Math.round(latencyMs)} ms</b>}
      {state !== 'connected' && state !== 'idle' && <span className="said">{words[state]}</span>}
    </span>
  );
}
