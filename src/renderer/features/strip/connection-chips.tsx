import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Connection, ConnectionState } from '../../../shared/wire/live.ts';
import { useConnectionsStore } from '../../stores/run/connections-store.ts';
import { ReconnectButton } from './reconnect-button.tsx';

const words: Readonly<Record<ConnectionState, string>> = {
  idle: 'not connected yet',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  refused: 'refused',
  closed: 'closed',
};

/** More targets than this do not fit the strip one by one. */
const mostChips = 4;

/** One chip a target: shape and color say the state, the number is the last round trip. A fleet is summed up. */
export function ConnectionChips() {
  const connections = useConnectionsStore((store) => store.connections);
  if (connections.length > mostChips) return <FleetChip connections={connections} />;
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
      {(state === 'refused' || state === 'reconnecting') && <ReconnectButton target={target} />}
    </span>
  );
}

/** Worst first: what a person has to see of a fleet. */
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
          {connections.length} hosts
          <b>{connected} connected</b>
          {troubled.length > 0 && <span className="said">{troubled.length} in trouble</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="fleet-connections" aria-label="Connections">
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
