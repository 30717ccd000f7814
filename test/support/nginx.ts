import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Why no nginx can be started here; null where one can. */
export const nginxMissing: string | null =
  spawnSync('nginx', ['-v'], { env }).status === 0 ? null : 'nginx is not installed';

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real nginx on loopback that answers everything with 200, and `/fail` with 500; it appends to `log` and times its requests. */
export async function startNginx(dir: string, log: string): Promise<Nginx> {
  const port = await freePort();
  await mkdir(join(dir, 'tmp'));
  const config = [
    'daemon off;',
    `pid ${dir}/nginx.pid;`,
    `error_log ${dir}/error.log;`,
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'events {}',
    'http {',
    `  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${dir}/tmp/${of};`).join(' ')}`,
    `  log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';`,
    `  access_log ${log} timed;`,
    `  server { listen 127.0.0.1:${port}; location / { return 200 ok; } location /fail { return 500; } }`,
    '}',
  ];
  await writeFile(join(dir, 'nginx.conf'), config.join('\n'));
  const child = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/ready`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
  return { url, stop: () => ended(child) };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
