import { RPCLink } from '@orpc/client/message-port';
import { backoffMs } from '../../shared/time/backoff.ts';
import { reconnecting } from './bytes/reconnecting.ts';
import type { Link } from './link.ts';
import { createLinkCore } from './link-core.ts';

const portsMessage = 'slipway-ports';

/** Links to the desktop host: the preload hands over two ports, for calls and for bytes, each time it is asked. */
export function connectElectron(bridge: SlipwayBridge): Link {
  const core = createLinkCore();
  let pair = 0;
  let tries = 0;

  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isPortsMessage(event.data)) return;
    const [rpc, streams] = event.ports;
    if (rpc === undefined || streams === undefined) return;
    pair += 1;
    tries = 0;
    const mine = pair;
    const lost = (): void => {
      if (mine !== pair) return;
      pair += 1;
      core.carry(null);
      core.streams.disconnect();
      ask();
    };
    rpc.addEventListener('close', lost);
    streams.addEventListener('close', lost);
    streams.addEventListener('message', (frame: MessageEvent<unknown>) => core.streams.receive(frame.data));
    core.streams.connect((bytes) => {
      // Copied, not transferred: Electron drops a message that transfers a buffer to the main side of a port.
      streams.postMessage(bytes.slice());
    });
    const carrier = new RPCLink({ port: rpc });
    rpc.start();
    streams.start();
    core.carry(carrier);
  });

  // The host may be restarting: ask until ports arrive.
  const ask = (): void => {
    const before = pair;
    bridge.connect();
    tries += 1;
    setTimeout(
      () => {
        if (pair === before) ask();
      },
      backoffMs(reconnecting, tries, Math.random()) + 1_000,
    );
  };
  ask();
  return core.link;
}

function isPortsMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === portsMessage;
}
