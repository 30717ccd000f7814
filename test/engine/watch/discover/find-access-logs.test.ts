import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import type { Transport } from '../../../../src/engine/transport/transport.ts';
import { discoverSources } from '../../../../src/engine/watch/discover/discover-sources.ts';
import { findAccessLogs } from '../../../../src/engine/watch/discover/find-access-logs.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';
import { awks, dayOfRequests, serverWithAwk, type Writer, writers } from '../../../support/access-logs.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const requests = dayOfRequests(5, Date.now(), 200, 1);
const inFormat = (writer: Writer): string => requests.map((each) => `${writers[writer](each)}\n`).join('');
const server = async (): Promise<Transport> => serverWithAwk(awks[0] ?? 'awk', join(await folder(), 'bin'));

describe('looking for access logs', () => {
  it('says in which format each is, and leaves out what is none', async () => {
    const dir = await folder();
    const files = {
      'nginx-access.log': inFormat('nginx'),
      'apache-access.log': inFormat('apache'),
      'caddy-access.log': inFormat('caddy'),
      'haproxy.log': inFormat('haproxy'),
      'json-access.log': inFormat('json'),
      'plain-access.log': inFormat('nginx').replaceAll(/ [\d.]+ [\d.]+\n/g, '\n'),
      'empty-access.log': '',
      'prose-access.log': 'Once upon a time\n'.repeat(50),
      'error.log': inFormat('nginx'),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const found = await findAccessLogs(
      await server(),
      Object.keys(files).map((name) => join(dir, name)),
    );
    expect(
      found.map(({ path, format, measures }) => [
        path.slice(dir.length + 1),
        format,
        measures.includes('latency'),
      ]),
    ).toEqual([
      ['nginx-access.log', 'nginx', true],
      ['apache-access.log', 'apache', true],
      ['caddy-access.log', 'caddy', true],
      ['haproxy.log', 'haproxy', true],
      ['json-access.log', 'json', true],
      ['plain-access.log', 'nginx', false],
    ]);
  });

  it('proposes them, and says which rule and budget they would measure', async () => {
    const file = join(await folder(), 'access.log');
    await writeFile(file, inFormat('nginx'));
    const real = await server();
    const looked: Transport = {
      ...real,
      exec: async (command, options) =>
        command.includes('list-units')
          ? { exit: 0, stdout: Buffer.from(`log ${file}\n`), stderr: Buffer.alloc(0) }
          : real.exec(command, options),
    };
    const targets = { members: (name: string) => (name === 'web' ? ['a', 'b'] : [name]), get: () => looked };
    const rule = { text: 'Error rate above 5%', metric: 'error rate', op: '>', value: 5, unit: '%' };
    const budget = {
      text: 'p95 latency < 100 ms',
      metric: 'latency',
      stat: 'p95',
      op: '<',
      value: 100,
      unit: 'ms',
    };
    const found = await discoverSources({
      plan: { alerts: [rule], budgets: [budget] } as unknown as Plan,
      sidecar: { version: 1, targets: { web: { hosts: ['a', 'b'] } } } as never,
      targets: targets as Partial<Targets> as Targets,
    });
    expect(found.sources).toEqual([{ access: file, on: 'web', format: 'nginx' }]);
    expect(found.rules).toEqual([{ text: rule.text, by: file, reason: null }]);
    expect(found.budgets).toEqual([{ text: budget.text, by: file, reason: null }]);
  });
});
