import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2, { type ClientChannel } from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Practice } from '../../src/practice/index.ts';
import { eventually, start } from './support.ts';

let practice: Practice;
let client: ssh2.Client;
beforeAll(async () => {
  practice = await start();
  client = new ssh2.Client();
  const privateKey = await readFile(join(practice.root, 'ssh', 'id_ed25519'));
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', () => resolve());
    client.once('error', reject);
  });
  const keepalive = { keepaliveInterval: 50, keepaliveCountMax: 2 };
  client.connect({ host: '127.0.0.1', port: practice.sshPort, username: 'deploy', privateKey, ...keepalive });
  await ready;
});
afterAll(async () => {
  client.end();
  await practice.stop();
});

test('a hundred commands share one connection', async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => String(index));
  const answers = await Promise.all(numbers.map(async (number) => outputOf(await exec(`echo ${number}`))));
  expect(answers).toEqual(numbers.map((number) => `${number}\n`));
});

test('a command that cannot be started ends with status 127, and the server lives on', async () => {
  // Its end comes together with its beginning: listened to where the channel is handed over.
  const end = new Promise((resolve, reject) => {
    client.exec('true \0', (error, channel) => (error ? reject(error) : resolve(endOf(channel))));
  });
  expect(await end).toEqual({ code: 127 });
  expect(await outputOf(await exec('echo still here'))).toBe('still here\n');
});

test('a signal stops the whole process group', async () => {
  const channel = await exec('sleep 60 & echo ready; wait');
  const ended = endOf(channel);
  await new Promise((resolve) => channel.once('data', resolve));
  channel.signal('TERM');
  expect(await ended).toEqual({ code: null, signal: 'SIGTERM' });
});

test('a signal is heard even after the input has ended', async () => {
  const channel = await exec('cat; echo ready; sleep 60');
  const ended = endOf(channel);
  const ready = new Promise((resolve) => channel.once('data', resolve));
  channel.end();
  await ready;
  sendSignal(channel, 'INT');
  expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
});

test('a terminal follows the window’s size and gets its keys', async () => {
  const channel = await exec('trap "stty size" WINCH; echo ready; while :; do sleep 0.05; done', {
    rows: 20,
    cols: 70,
  });
  let shown = '';
  channel.on('data', (data: Buffer) => {
    shown += data.toString();
  });
  const ended = endOf(channel);
  await eventually(() => shown.includes('ready'));
  channel.setWindow(33, 99, 0, 0);
  await eventually(() => shown.includes('33 99'));
  channel.write('\x03');
  expect((await ended).code ?? 130).toBe(130);
});

test('a client that reads slowly slows the command down and loses nothing', async () => {
  const channel = await exec('head -c 20000000 /dev/zero');
  channel.pause();
  await eventually(() => channel.readableLength > 0);
  let length = 0;
  channel.on('data', (data: Buffer) => {
    length += data.length;
  });
  channel.resume();
  expect((await endOf(channel)).code).toBe(0);
  expect(length).toBe(20_000_000);
});

test('keepalives are answered while nothing else happens', async () => {
  let closed = false;
  client.once('close', () => {
    closed = true;
  });
  expect(await outputOf(await exec('sleep 0.5; echo still here'))).toBe('still here\n');
  expect(closed).toBe(false);
});

/** ssh2's client, unlike OpenSSH, does not itself send signals on a channel whose input it has ended. */
function sendSignal(channel: ClientChannel, name: string): void {
  const { outgoing } = channel as unknown as { outgoing: { id: number } };
  const { _protocol } = client as unknown as { _protocol: { signal(id: number, name: string): void } };
  _protocol.signal(outgoing.id, name);
}

function exec(command: string, pty?: { rows: number; cols: number }): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, pty ? { pty } : {}, (error, channel) => (error ? reject(error) : resolve(channel)));
  });
}

async function outputOf(channel: ClientChannel): Promise<string> {
  let output = '';
  channel.on('data', (data: Buffer) => {
    output += data.toString();
  });
  await endOf(channel);
  return output;
}

function endOf(channel: ClientChannel): Promise<{ code: number | null; signal?: string }> {
  return new Promise((resolve) => {
    let end: { code: number | null; signal?: string } = { code: null };
    channel.once('exit', (code: number | null, signal?: string) => {
      end = signal === undefined ? { code } : { code: null, signal };
    });
    channel.once('close', () => resolve(end));
    channel.resume();
  });
}
