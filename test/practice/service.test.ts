import { chmod, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Practice } from '../../src/practice/index.ts';
import { asAnother, canBeAnother } from '../support/other-user.ts';
import { eventually, run, ssh, start } from './support.ts';

let practice: Practice;
beforeEach(async () => {
  practice = await start();
});
afterEach(() => practice.stop());

const get = (path: string) => fetch(`${practice.serviceUrl}${path}`);
const text = async (path: string) => (await get(path)).text();
const inProject = (script: string) =>
  run('env', [
    `SLIPWAY_SSH_CONFIG=${practice.sshConfig}`,
    `HARBOR_PORT=${new URL(practice.serviceUrl).port}`,
    'sh',
    '-c',
    `cd "$0" && ${script}`,
    practice.project,
  ]);

test('the installed version answers right after the start', async () => {
  expect(await text('/version')).toBe('0.9.7\n');
  expect(await (await get('/health')).json()).toEqual({ status: 'ok', version: '0.9.7' });
});

test('stopping and starting the service changes what answers', async () => {
  const stopped = await ssh(practice, 'service harbor stop');
  expect(stopped).toMatchObject({
    code: 0,
    stdout: '[practice] service: stands in for systemctl\nharbor 0.9.7 stopped\n',
  });
  await expect(get('/health')).rejects.toThrow();
  expect((await ssh(practice, 'systemctl status harbor')).code).toBe(3);
  expect((await ssh(practice, 'systemctl is-active harbor')).stdout).toBe('inactive\n');
  expect((await ssh(practice, 'systemctl start harbor')).code).toBe(0);
  expect((await ssh(practice, 'systemctl is-active harbor.service')).stdout).toBe('active\n');
  expect((await get('/health')).status).toBe(200);
});

test('an unknown service is called unknown', async () => {
  expect(await ssh(practice, 'systemctl start ferry')).toMatchObject({ code: 4 });
});

test('a release that cannot run is reported as failed', async () => {
  await ssh(
    practice,
    'service harbor stop; echo "throw new Error(\\"sunk\\")" > ~/harbor/current/harbor.mjs',
  );
  const answer = await ssh(practice, 'service harbor start');
  expect(answer.code).toBe(1);
  expect(answer.stdout).toContain('sunk');
});

test('a whole release and its rollback, by the checklist’s own commands', async () => {
  expect((await inProject('sh scripts/test.sh')).stdout).toContain('12/12 passed');
  expect(await inProject('sh scripts/lint.sh && sh scripts/build.sh && sh scripts/backup.sh')).toMatchObject({
    code: 0,
  });
  await run('scp', ['-F', practice.sshConfig, '-r', join(practice.project, 'dist'), 'harbor-1:dist']);
  expect(
    await ssh(practice, 'service harbor stop && cp -r dist/* ~/harbor/current/ && service harbor start'),
  ).toMatchObject({ code: 0 });
  expect(await text('/version')).toBe('1.0.0\n');
  expect(await inProject('sh scripts/smoke.sh')).toMatchObject({ code: 0 });
  expect((await inProject('sh scripts/backup.sh')).stdout).toContain('left as it is');
  expect(await inProject('./scripts/rollback.sh && ./scripts/rollback.sh')).toMatchObject({ code: 0 });
  expect(await text('/version')).toBe('0.9.7\n');
  expect(await inProject('sh scripts/smoke.sh')).not.toMatchObject({ code: 0 });
});

test('the sidecar carries this start’s port and ssh_config', async () => {
  const sidecar = await readFile(practice.checklist.replace(/\.md$/, '.slipway.yaml'), 'utf8');
  expect(sidecar).not.toContain('"{{');
  expect(sidecar).toContain(`${practice.serviceUrl}/metrics`);
  expect(sidecar).toContain(JSON.stringify(practice.sshConfig));
});

test('faults make health fail, errors rise, answers slow and memory grow', async () => {
  await practice.setFault({ unhealthy: true });
  expect((await get('/health')).status).toBe(503);
  await practice.setFault({ unhealthy: false, errorRate: 1 });
  expect((await get('/api/berths')).status).toBe(500);
  await practice.setFault({ errorRate: 0, latencyMs: 300 });
  const started = performance.now();
  await get('/health');
  expect(performance.now() - started).toBeGreaterThan(290);
  await practice.setFault({ latencyMs: 0, memoryMb: 100 });
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(100 * 1024 * 1024);
});

test.each([
  ['a form of a web page', { 'content-type': 'text/plain', origin: 'https://evil.example' }],
  ['no JSON', { 'content-type': 'text/plain' }],
  ['nothing said of the content', {}],
  ['another origin', { 'content-type': 'application/json', origin: 'https://evil.example' }],
  ['an origin that hides', { 'content-type': 'application/json', origin: 'null' }],
  ['a rebound name', { 'content-type': 'application/json', host: 'evil.example' }],
])('a fault by %s is refused, and changes nothing', async (_what, headers) => {
  const withKey = { 'x-harbor-key': await faultKey(), ...headers };
  expect(await postFault({ unhealthy: true, memoryMb: 700 }, withKey)).toBe(403);
  expect((await get('/health')).status).toBe(200);
});

test.each([
  ['without the key', async () => ({})],
  ['with an empty key', async () => ({ 'x-harbor-key': '' })],
  ['with another key', async () => ({ 'x-harbor-key': (await faultKey()).replaceAll(/[0-9]/g, 'f') })],
  ['with part of the key', async () => ({ 'x-harbor-key': (await faultKey()).slice(0, -1) })],
])('a fault %s is refused, and changes nothing', async (_what, headers) => {
  const json = { 'content-type': 'application/json' };
  expect(await postFault({ unhealthy: true }, { ...json, ...(await headers()) })).toBe(403);
  expect((await get('/health')).status).toBe(200);
  expect(await postFault({ unhealthy: true }, { ...json, 'x-harbor-key': await faultKey() })).toBe(200);
});

test.skipIf(!canBeAnother)(
  'another account of this machine cannot read the key, nor set a fault',
  async () => {
    const key = join(practice.root, 'fault.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    // Only the mode of the file keeps it out here.
    await chmod(practice.root, 0o755);
    const read = await asAnother('cat "$1"', key);
    expect([read.code, read.stdout]).toEqual([1, '']);
    const set = await asAnother(
      `curl -s -o /dev/null -w '%{http_code}' -H 'content-type: application/json' -d '{"unhealthy":true}' "$1"`,
      `${practice.serviceUrl}/fault`,
    );
    expect(set.stdout).toBe('403');
    expect((await get('/health')).status).toBe(200);
  },
);

test.each([
  { memoryMb: 1e9 },
  { memoryMb: -1 },
  { memoryMb: '9'.repeat(20) },
  { latencyMs: 1e12 },
  { errorRate: 2 },
  { unhealthy: 'yes' },
])('a fault that cannot be, %j, is refused', async (fault) => {
  await expect(practice.setFault(fault as object)).rejects.toThrow(/cannot be/);
});

test('a leak of a gigabyte is shown, and costs this process little', async () => {
  const before = process.memoryUsage().rss;
  await practice.setFault({ memoryMb: 1024 });
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(1024 * 1024 * 1024);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});

test('a fault is refused while the service is stopped', async () => {
  await ssh(practice, 'service harbor stop');
  await expect(practice.setFault({ latencyMs: 1 })).rejects.toThrow();
});

test('traffic of its own moves the counters', async () => {
  const before = await metric('http_request_duration_seconds_count');
  await eventually(async () => (await metric('http_request_duration_seconds_count')) > before + 10);
  await eventually(async () => (await metric('harbor_websocket_connections')) >= 3);
});

test('a WebSocket connects, echoes and is counted', async () => {
  await eventually(async () => (await metric('harbor_websocket_connections')) === 3);
  const socket = new WebSocket(`${practice.serviceUrl.replace('http', 'ws')}/ws`);
  const echoed = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
  socket.once('open', () => socket.send('ahoy'));
  expect(await echoed).toBe('ahoy');
  expect(await metric('harbor_websocket_connections')).toBe(4);
  socket.close();
});

test('the log has times and levels, and rotates by rename', async () => {
  const log = join(practice.home, 'harbor', 'shared', 'log', 'harbor.log');
  const before = await stat(log);
  expect(await readFile(log, 'utf8')).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z INFO {2}harbor 0\.9\.7 listening on 127\.0\.0\.1:\d+\n/,
  );
  const long = `/${'x'.repeat(2_000)}`;
  await Promise.all(Array.from({ length: 40 }, () => text(long)));
  expect((await stat(log)).ino).not.toBe(before.ino);
  expect((await stat(`${log}.1`)).ino).toBe(before.ino);
});

async function metric(name: string): Promise<number> {
  const line = (await text('/metrics')).split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
}

const faultKey = (): Promise<string> => readFile(join(practice.root, 'fault.key'), 'utf8');

/** The status of a change of the faults with just these headers. */
function postFault(fault: object, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((done, fail) => {
    request(`${practice.serviceUrl}/fault`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .once('error', fail)
      .end(JSON.stringify(fault));
  });
}
