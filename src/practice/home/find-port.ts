import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ranges Linux and macOS hand out to outgoing connections: the service gives its port up between stop and
// start, and nothing should be given it in the meantime.
const firstPort = 20_000;
const lastPort = 29_999;
const tries = 50;

/** Finds a loopback TCP port nobody listens on. Rejects when fifty in a row are taken. */
export async function findPort(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const port = randomInt(firstPort, lastPort + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found between ${firstPort} and ${lastPort}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
