import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Contract } from '../../../src/shared/wire/contract.ts';
import { PortMain } from '../../support/port-main.ts';

class ParentPort extends EventEmitter {
  readonly answers: unknown[] = [];
  postMessage(message: unknown): void {
    this.answers.push(message);
  }
}

const parent = new ParentPort();
const argv = process.argv;
let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-engine-host-'));
  vi.stubEnv('SLIPWAY_HOME', home);
  Reflect.set(process, 'parentPort', parent);
  process.argv = ['electron', 'engine-host.js', resolve('resources'), '9.9.9'];
  await import('../../../src/main/engine/engine-host.ts');
});

afterAll(async () => {
  process.argv = argv;
  Reflect.deleteProperty(process, 'parentPort');
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

function connect(): { readonly client: ContractRouterClient<Contract>; readonly close: () => void } {
  const calls = new MessageChannel();
  const bytes = new MessageChannel();
  parent.emit('message', {
    data: { type: 'ports' },
    ports: [new PortMain(calls.port1), new PortMain(bytes.port1)],
  });
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: calls.port2 }));
  calls.port2.start();
  return {
    client,
    close: () => {
      calls.port2.close();
      bytes.port2.close();
    },
  };
}

test('carries the contract over the ports it is given, and over further ones when a window asks again', async () => {
  for (let window = 0; window < 2; window += 1) {
    const { client, close } = connect();
    expect(await client.app.info()).toMatchObject({ host: 'electron', version: '9.9.9', openFirst: null });
    close();
  }
});

test('opens a checklist', async () => {
  const { client, close } = connect();
  const opened = await client.plans.open({
    file: resolve('resources/practice/project/RELEASE_CHECKLIST.md'),
  });
  expect(opened.plan.items.length).toBeGreaterThan(0);
  close();
});

test('says that nothing is under way', async () => {
  parent.answers.length = 0;
  parent.emit('message', { data: { type: 'count-running' }, ports: [] });
  await vi.waitFor(() => expect(parent.answers).toEqual([{ type: 'running', count: 0 }]));
});

test('says which checklists were opened last, and looks at its lines again', async () => {
  parent.answers.length = 0;
  parent.emit('message', { data: { type: 'look-again' }, ports: [] });
  parent.emit('message', { data: { type: 'recent' }, ports: [] });
  await vi.waitFor(() =>
    expect(parent.answers).toEqual([
      { type: 'recent-checklists', files: [resolve('resources/practice/project/RELEASE_CHECKLIST.md')] },
    ]),
  );
});

test.skipIf(process.platform === 'win32')(
  'outlives the signals of the terminal that started the window',
  async () => {
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.kill(process.pid, signal);
    await new Promise((delivered) => setImmediate(delivered));
    const { client, close } = connect();
    expect(await client.app.info()).toMatchObject({ host: 'electron' });
    close();
  },
);

test('passes over what is no message of its own', () => {
  for (const data of [null, 'quit', {}, { type: 'evaluate', code: '1' }])
    parent.emit('message', { data, ports: [] });
  parent.emit('message', { data: { type: 'ports' }, ports: [] });
});

test('closes the engine and exits when it should', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  parent.emit('message', { data: { type: 'quit' }, ports: [] });
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0));
  exit.mockRestore();
});
