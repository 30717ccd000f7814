import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '../../src/shared/wire/contract.ts';
import { serveSlipway } from '../support/served-slipway.ts';
import { spawnSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

/** A module that makes the process throw where nothing catches, and reject where nobody waits, at a signal or after a time. */
const faults = (when: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(
    `const fail = () => { setImmediate(() => { throw new Error('a fault of the test'); }); Promise.reject(new Error('a rejection of the test')); }; ${when}`,
  )}`;

const plan = (command: string): string => `# P\n\n## Before release\n\n\`\`\`sh\n${command}\n\`\`\`\n`;

it.skipIf(process.platform === 'win32')(
  'a console outlives an error that nothing was prepared for, and so does its step; window, terminal and log say so',
  async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(
      file,
      plan(`touch ${dir}/begun; while [ ! -e ${dir}/go ]; do sleep 0.1; done; echo through`),
    );
    const console = await serveSlipway(['serve', file], {
      SLIPWAY_HOME: join(dir, 'state'),
      NODE_OPTIONS: faults("process.on('SIGUSR2', fail)"),
    });
    const client = await connect(console.url);
    const said: string[] = [];
    const live = await client.app.live({ run: null });
    const { plan: parsed } = await client.plans.open({ file });
    const { run } = await client.runs.create({ file });
    const item = parsed.steps[0]?.id ?? '';
    await client.items.run({ run, item });
    await expect
      .poll(() => readFile(join(dir, 'begun'), 'utf8').catch(() => null), { timeout: 10_000 })
      .toBe('');
    console.child.kill('SIGUSR2');
    for await (const message of live) {
      if (message.type === 'fault') said.push(message.message);
      if (said.length === 2) break;
    }
    expect(said.join('\n')).toContain('a fault of the test');
    expect(said.join('\n')).toContain('a rejection of the test');
    await expect.poll(() => console.said()).toContain('a fault of the test. It keeps running');
    expect(await readFile(join(dir, 'state', 'faults.log'), 'utf8')).toContain(
      'Error: a fault of the test\n    at',
    );
    await writeFile(join(dir, 'go'), '');
    for await (const event of await client.runs.events({ run, after: 0 })) {
      if (event.type !== 'item.ended') continue;
      expect(event.outcome).toBe('passed');
      break;
    }
    await console.stop();
  },
  30_000,
);

it.skipIf(process.platform === 'win32')(
  'a command that met such an error lets its step end, and then ends as failed',
  async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, plan(`touch ${dir}/begun; sleep 1; echo through > ${dir}/through`));
    const child = spawnSlipway(['run', file, '--yes'], {
      SLIPWAY_HOME: join(dir, 'state'),
      NODE_OPTIONS: faults("process.on('SIGUSR2', fail)"),
    });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    const ended = once(child, 'exit');
    await expect.poll(() => existsSync(join(dir, 'begun')), { timeout: 10_000 }).toBe(true);
    child.kill('SIGUSR2');
    const [code] = await ended;
    expect(stderr).toContain('a fault of the test');
    expect(await readFile(join(dir, 'through'), 'utf8')).toBe('through\n');
    expect([0, 1]).toContain(code);
  },
  30_000,
);

async function connect(url: string): Promise<ContractRouterClient<Contract>> {
  const entered = await fetch(url);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = /content="([\w-]{32})"/.exec(await entered.text())?.[1] ?? '';
  const { origin, host } = new URL(url);
  const headers = { cookie, origin };
  const ws = new WebSocket(`ws://${host}/rpc?tab=test-tab-1`, ['slipway', `slipway.key.${key}`], { headers });
  await new Promise((done, fail) => ws.once('open', done).once('error', fail));
  return createORPCClient(new RPCLink({ websocket: ws as unknown as globalThis.WebSocket }));
}
