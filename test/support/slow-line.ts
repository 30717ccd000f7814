import { connect, createServer, type Socket } from 'node:net';

/** A line to a server on which everything takes its time; it stands in for a network that cannot be slowed down here. */
export interface SlowLine {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Ends every connection that stands. */
  cut(): void;
  close(): void;
}

/** Opens a line to a server that delays every byte by `delayMs` in each direction. */
export async function slowLine(
  to: { readonly host: string; readonly port: number },
  delayMs: number,
): Promise<SlowLine> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to.port, to.host);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
    carry(near, far, delayMs);
    carry(far, near, delayMs);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}

function carry(from: Socket, to: Socket, delayMs: number): void {
  from.on('data', (bytes) => setTimeout(() => to.write(bytes), delayMs));
  from.once('end', () => setTimeout(() => to.end(), delayMs));
  from.once('error', () => to.destroy());
  from.once('close', () => setTimeout(() => to.destroy(), delayMs));
}
