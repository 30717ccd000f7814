import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Transport } from '../../src/engine/transport/transport.ts';
import { SeededRandom } from './seeded-random.ts';

/** A request as it was answered: when (epoch ms), what was asked for, how, and how long it took in ms. */
export interface Answered {
  readonly at: number;
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

const routes = [
  ['/', () => '/'],
  ['/api/users/:id', (n: number) => `/api/users/${n}?page=2`],
  ['/orders/:id/lines', () => '/orders/123e4567-e89b-12d3-a456-426614174000/lines'],
  ['/static/app.js', () => '/static/app.js?v=1'],
] as const;

/** Requests of a day until `until` (epoch ms), drawn by a seed: in order of time, to the millisecond. */
export function dayOfRequests(seed: number, until: number, count: number, hours = 24): readonly Answered[] {
  const drawn = new SeededRandom(seed);
  const random = () => drawn.next();
  const dayMs = hours * 3_600_000;
  return Array.from({ length: count }, (_none, index) => {
    const [route, path] = routes[Math.floor(random() ** 2 * routes.length)] ?? routes[0];
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const draw = random();
    return {
      at: Math.floor(until - dayMs + (dayMs * (index + 0.5)) / count),
      route,
      path: path(index),
      status:
        draw < 0.01
          ? 502
          : draw < 0.015
            ? 500
            : draw < 0.03
              ? 499
              : draw < 0.06
                ? 404
                : draw < 0.1
                  ? 304
                  : 200,
      ms: Math.max(1, Math.round(Math.exp(4.5 + 0.8 * normal))),
    };
  });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');

/** `27/Nov/2026:14:36:21` of a time in a zone so many hours east. */
function common(at: number, east: number): string {
  const date = new Date(at + east * 3_600_000);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

const agent = 'Mozilla/5.0 (X11; Linux) \\x22quoted\\x22';

/** How each program writes a request down. HAProxy names no zone: it is that of {@link serverZone}. */
export const writers = {
  nginx: ({ at, path, status, ms }: Answered): string =>
    `2001:db8::${status} - - [${common(at, -3)} -0300] "GET ${path} HTTP/2.0" ${status} 512 "-" "${agent}" ${(ms / 1_000).toFixed(3)} ${(ms / 1_000).toFixed(3)}`,
  apache: ({ at, path, status, ms }: Answered): string =>
    `10.0.0.1 - bob [${common(at, 2)} +0200] "POST ${path} HTTP/1.1" ${status} - "https://a.example/?\\"x\\"" "curl/8 \\"quoted\\" \\\\" ${ms * 1_000}`,
  caddy: ({ at, path, status, ms }: Answered): string =>
    JSON.stringify({
      level: 'info',
      ts: at / 1_000,
      logger: 'http.log.access',
      msg: 'handled request',
      request: {
        remote_ip: '::1',
        proto: 'HTTP/2.0',
        method: 'GET',
        uri: path,
        headers: { 'User-Agent': ['a "status":500 b }'], Status: ['500'] },
      },
      duration: ms / 1_000,
      size: 5,
      status,
      resp_headers: { Server: ['Caddy'] },
    }),
  haproxy: ({ at, path, status, ms }: Answered): string =>
    `Nov 27 10:00:00 lb haproxy[12]: [2001:db8::1]:40000 [${common(at - ms, 3)}.${String((at - ms) % 1_000).padStart(3, '0')}] fe~ be/web1 0/0/1/${ms - 1}/${ms} ${status} 2750 - - ---- 1/1/0/0/0 0/0 "GET ${path} HTTP/1.1"`,
  json: ({ at, path, status, ms }: Answered): string =>
    JSON.stringify({
      time: new Date(at).toISOString(),
      method: 'GET',
      path,
      status,
      latency_ms: ms,
      note: '"status":500',
    }),
} as const;
export type Writer = keyof typeof writers;

/** Three hours east, wherever the tests run. */
export const serverZone = 'TST-3';

/** Lines that no format has, and some that almost are one. */
export const uglyLines: readonly Buffer[] = [
  Buffer.from('hello world'),
  Buffer.from(''),
  Buffer.from([0, 1, 2, 255, 254, 0x1b, 0x5b, 0x32, 0x4a]),
  Buffer.from('10.0.0.1 - - [99/Foo/2026:99:99:99 +0000] "GET / HTTP/1.1" 500 1 "-" "-" 9.999'),
  Buffer.from('10.0.0.1 - - [27/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" abc 1 "-" "-"'),
  Buffer.from('10.0.0.1 - - [27/Nov/2026:10:00:00 +0000] "GET / HT'),
  Buffer.from('{"status":500,"time":'),
  Buffer.from('{"status":"500","uri":"/x"}'),
  Buffer.from('Nov 27 10:00:00 lb haproxy[12]: Server be/web1 is DOWN'),
  Buffer.from('x'.repeat(20_000)),
];

/** The awks of this machine, each with a folder that has it as `awk`. */
export const awks: readonly string[] = ['mawk', 'gawk', 'busybox', 'original-awk'].filter(
  (name) => spawnSync(name, name === 'busybox' ? ['awk', 'BEGIN {}'] : ['BEGIN {}']).status === 0,
);

/** A server without a network whose awk is this one: scripts run here, in a zone of their own, with as much memory as `ulimit` says in KiB. */
export function serverWithAwk(
  awk: string,
  bin: string,
  how: { readonly memory?: number; readonly uid?: number } = {},
): Transport {
  mkdirSync(bin, { recursive: true });
  symlinkSync(
    spawnSync('/bin/sh', ['-c', `command -v ${awk}`])
      .stdout.toString()
      .trim(),
    join(bin, 'awk'),
  );
  const env = { PATH: `${bin}:${process.env.PATH}`, TZ: serverZone, HOME: bin };
  const limit = how.memory === undefined ? '' : `ulimit -v ${how.memory}\n`;
  const exec: Transport['exec'] = (command) =>
    new Promise((resolve) => {
      const options = {
        env,
        encoding: 'buffer',
        maxBuffer: 64 * 1_024 * 1_024,
        ...(how.uid === undefined ? {} : { uid: how.uid, gid: how.uid }),
      } as const;
      execFile('/bin/sh', ['-c', `${limit}${command}`], options, (error, stdout, stderr) =>
        resolve({ exit: error === null ? 0 : 1, stdout, stderr }),
      );
    });
  return { exec } as Partial<Transport> as Transport;
}
