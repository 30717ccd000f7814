import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Connection, ConnectionState } from '../../../shared/wire/live.ts';
import { useConnectionsStore } from '../../stores/run/connections-store.ts';
import { ReconnectButton } from './reconnect-button.tsx';
import * as words from './words.ts';

/** More targets than this do not fit the strip as single chips. */
const mostChips = 4;

/** One chip for each target, with its state and its last round trip; one chip for all of them where there are many. */
export function ConnectionChips() {
  const connections = useConnectionsStore((store) => store.connections);
  if (connections.length > mostChips) return <FleetChip connections={connections} />;
  return (
    <ul className="connections" aria-label={words.connections}>
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
  const said = words.connection(state, reason);
  return (
    <span
      className={`chip connection ${state}`}
      data-testid={`connection-${target}`}
      title={`${target} ${said}`}
    >
      <span className="lamp" aria-hidden="true" />
      {target}
      <span className="visually-hidden">{said}</span>
      {state === 'connected' && latencyMs !== null && <b>{words.latency(latencyMs)}</b>}
      {state !== 'connected' && state !== 'idle' && (
        <span className="said">{words.connectionStates[state]}</span>
      )}
      {(state === 'refused' || state === 'reconnecting') && <ReconnectButton target={target} />}
    </span>
  );
}

/** The worst state first. */
const order: readonly ConnectionState[] = [
  'refused',
  'closed',
  'reconnecting',
  'connecting',
  'idle',
  'connected',
];

function FleetChip({ connections }: { connections: readonly Connection[] }) {
  const [open, setOpen] = useState(false);
  const sorted = connections.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const connected = connections.filter(({ state }) => state === 'connected').length;
  const troubled = connections.filter(({ state }) => order.indexOf(state) < order.indexOf('connecting'));
  const worst = troubled.length > 0 ? (sorted[0]?.state ?? 'idle') : connected > 0 ? 'connected' : 'idle';
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} shadow="xl" withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={`chip connection ${worst}`}
          data-testid="connections"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className="lamp" aria-hidden="true" />
          {words.hosts(connections.length)}
          <b>{words.connected(connected)}</b>
          {troubled.length > 0 && <span className="said">{words.failing(troubled.length)}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="fleet-connections" aria-label={words.connections}>
          {sorted.map((connection) => (
            <li key={connection.target}>
              <Chip connection={connection} />
              <small>{connection.reason}</small>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
