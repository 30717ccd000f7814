import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findShells, PracticeUnavailableError, startPractice } from '../../../src/engine/practice/index.ts';
import { eventually, resources, start } from './support.ts';

test('the start takes well under a second', async () => {
  const before = performance.now();
  const practice = await start();
  const took = performance.now() - before;
  await practice.stop();
  expect(took).toBeLessThan(1_000);
});

test('after the stop there is no folder, no listener and no process', async () => {
  const practice = await start();
  const client = spawn('ssh', ['-F', practice.sshConfig, 'harbor-1',
    'setsid sleep 300 >/dev/null 2>&1 & touch begun; trap "" HUP TERM; sleep 300']);
  const terminal = spawn('ssh', ['-F', practice.sshConfig, '-tt', 'harbor-1', 'touch terminal; sleep 300']);
  await eventually(() => existsSync(join(practice.home, 'begun')) && existsSync(join(practice.home, 'terminal')));
  await practice.stop();
  expect(existsSync(practice.root)).toBe(false);
  expect(await accepts(practice.sshPort)).toBe(false);
  expect(await accepts(Number(new URL(practice.serviceUrl).port))).toBe(false);
  await eventually(async () => (await processesOf(practice.root)).length === 0);
  await eventually(() => client.exitCode !== null && terminal.exitCode !== null);
});

test('stopping twice is the same as once', async () => {
  const practice = await start();
  await Promise.all([practice.stop(), practice.stop()]);
  await practice.stop();
  expect(existsSync(practice.root)).toBe(false);
});

test('two practice servers do not get in each other’s way', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  await one.stop();
  expect((await fetch(`${other.serviceUrl}/health`)).status).toBe(200);
  await other.stop();
});

test('a start that fails leaves nothing behind', async () => {
  const root = join(import.meta.dirname, `../../../node_modules/.practice-${process.pid}`);
  await expect(startPractice({ resources: join(resources, 'missing'), root })).rejects.toThrow();
  expect(existsSync(root)).toBe(false);
});

test('without a shell the message says where to get one', () => {
  expect(() => findShells('win32', { PATH: '' })).toThrow(PracticeUnavailableError);
  expect(() => findShells('win32', { PATH: '' })).toThrow(/Git for Windows/);
});

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('connect', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}

async function processesOf(root: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
  return pids.filter((_pid, index) => environments[index]?.includes(`SLIPWAY_PRACTICE_ROOT=${root}`));
}
