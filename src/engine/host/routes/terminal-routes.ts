import { resolve } from 'node:path';
import type { Engine } from '../../composition/engine.ts';
import type { StreamServer } from '../streams/stream-server.ts';
import { terminalSource } from '../streams/stream-sources.ts';
import { type Implementer, ok } from './implementer.ts';

/** Terminals beside the work: opening, looking at one again, naming, closing. */
export function terminalRoutes(os: Implementer, engine: Engine) {
  const view = (id: string, size: { cols: number; rows: number }, streams: StreamServer) => {
    const { source, replayed } = terminalSource((viewer) => engine.terminals.view(id, viewer, size));
    return { stream: streams.open(source), replayed };
  };
  const fileOf = (file: string | null): string | null => (file === null ? null : resolve(file));
  return {
    terminals: {
      list: os.terminals.list.handler(({ input }) => [...engine.terminals.list(fileOf(input.file))]),
      open: os.terminals.open.handler(async ({ input, context }) => {
        const { file, target, ...size } = input;
        const id = await engine.terminals.open(fileOf(file), target, size);
        return { id, ...view(id, size, context.streams) };
      }),
      attach: os.terminals.attach.handler(({ input: { id, ...size }, context }) =>
        view(id, size, context.streams),
      ),
      rename: os.terminals.rename.handler(({ input }) => {
        engine.terminals.rename(input.id, input.name);
        return ok;
      }),
      close: os.terminals.close.handler(({ input }) => {
        engine.terminals.close(input.id);
        return ok;
      }),
    },
  };
}
