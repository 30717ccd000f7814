import { RPCHandler } from '@orpc/server/message-port';
import type { Engine } from '../engine.ts';
import { createRouter, type HostInfo } from './router.ts';
import { StreamHub } from './stream-hub.ts';

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
  const handler = new RPCHandler(createRouter(engine, info));
  return (calls, bytes) => {
    const streams = new StreamHub();
    handler.upgrade(calls as Parameters<typeof handler.upgrade>[0], { context: { streams } });
    calls.start();
    bytes.on('message', ({ data }) => {
      if (data instanceof ArrayBuffer) streams.receive(new Uint8Array(data));
      else if (data instanceof Uint8Array) streams.receive(data);
    });
    bytes.on('close', () => streams.disconnect());
    bytes.start();
    streams.connect((frame) => bytes.postMessage(frame));
  };
}
