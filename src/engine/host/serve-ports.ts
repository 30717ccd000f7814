import type { Engine } from '../composition/engine.ts';
import type { HostInfo } from './routes/implementer.ts';
import { StreamServer } from './streams/stream-server.ts';

/** What is used of a message port: Electron's MessagePortMain and Node's MessagePort both have it. */
export interface EnginePort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Carries the contract over two ports: calls and bytes. Gives what takes in further pairs (a reloaded window asks again). */
export function servePorts(engine: Engine, info: HostInfo): (calls: EnginePort, bytes: EnginePort) => void {
  const loading = loadHandler(engine, info);
  // Ports hold what they receive until they are started.
  return (calls, bytes) => void loading.then((handler) => attach(handler, calls, bytes));
}

type Handler = Awaited<ReturnType<typeof loadHandler>>;

/** The contract's machinery is loaded by the host that carries it, not by every command. */
async function loadHandler(engine: Engine, info: HostInfo) {
  const [{ RPCHandler }, { createRouter }] = await Promise.all([
    import('@orpc/server/message-port'),
    import('./router.ts'),
  ]);
  return new RPCHandler(createRouter(engine, info));
}

function attach(handler: Handler, calls: EnginePort, bytes: EnginePort): void {
  const streams = new StreamServer();
  handler.upgrade(calls as Parameters<typeof handler.upgrade>[0], { context: { streams } });
  calls.start();
  bytes.on('message', ({ data }) => {
    if (data instanceof ArrayBuffer) streams.receive(new Uint8Array(data));
    else if (data instanceof Uint8Array) streams.receive(data);
  });
  bytes.on('close', () => streams.disconnect());
  bytes.start();
  streams.connect((frame) => bytes.postMessage(frame));
}
