import type { Engine } from '../composition/engine.ts';
import type { LoopbackOptions, LoopbackServer } from './loopback-server.ts';

export type { LoopbackServer };

/** Opens the loopback console; its web server is loaded only now. */
export async function serveLoopback(engine: Engine, options: LoopbackOptions): Promise<LoopbackServer> {
  const { serveLoopback: serve } = await import('./loopback-server.ts');
  return serve(engine, options);
}
