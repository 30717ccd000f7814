import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';

const discover = loadScript('watch/discover');

/** A socket that takes connections. */
export interface Listener {
  /** As it is reached from the host itself: `localhost`, or an address. */
  readonly host: string;
  readonly port: number;
  /** Who listens; empty where that is not told. */
  readonly program: string;
}

/** What a host holds that could be watched. */
export interface Surroundings {
  readonly listeners: readonly Listener[];
  /** Services that run, without their ending. */
  readonly units: readonly string[];
  /** Log files that can be read. */
  readonly logs: readonly string[];
  /** Whether it tells of its processor, memory and disk. */
  readonly hasFigures: boolean;
}

/** Looks at a host once, read-only. Throws what its connection says. */
export async function lookAround(transport: Transport): Promise<Surroundings> {
  const result = await transport.exec(discover, { timeoutMs: 15_000 });
  const lines = result.stdout.toString('utf8').split('\n');
  const said = (kind: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
  const listeners = new Map<number, Listener>();
  for (const line of said('listen')) {
    const listener = readListener(line);
    if (listener === null) continue;
    const known = listeners.get(listener.port);
    if (known === undefined || known.program === '') listeners.set(listener.port, listener);
  }
  return {
    listeners: [...listeners.values()].sort((a, b) => a.port - b.port),
    units: said('unit').map((unit) => unit.replace(/\.service$/, '')),
    logs: said('log'),
    hasFigures: lines.includes('proc'),
  };
}

const anywhere = new Set(['0.0.0.0', '*', '[::]', '::', '127.0.0.1', '[::1]']);

/** `127.0.0.1:8000 chatapp`, `[fe80::1%eth0]:80 nginx`, `*:443 `. */
function readListener(line: string): Listener | null {
  const [, address = '', digits = '', program = ''] = /^(\S*):(\d+) ?(.*)$/.exec(line) ?? [];
  const port = Number(digits);
  if (!(port > 0 && port < 65_536)) return null;
  const bare = address.replace(/%[^\]]*/, '');
  return { host: anywhere.has(bare) ? 'localhost' : bare, port, program: program.trim() };
}
