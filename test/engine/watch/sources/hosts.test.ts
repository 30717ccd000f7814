import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import type { LiveMessage } from '../../../../src/shared/wire/live.ts';
import { type Fleet, startGroupAttempt } from '../../../support/fleet.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const soon = { timeout: 15_000, interval: 50 };
type Told<T extends LiveMessage['type']> = Extract<LiveMessage, { readonly type: T }>;

/** The newest of each kind of message. */
function listen(engine: Engine): <T extends LiveMessage['type']>(type: T) => Told<T> | undefined {
  const newest = new Map<string, LiveMessage>();
  engine.listen((message) => newest.set(message.type, message));
  return <T extends LiveMessage['type']>(type: T) => newest.get(type) as Told<T> | undefined;
}

describe('what is measured of a run', () => {
  let engine: Engine;
  let service: MeteredService;
  let fleet: Fleet | null = null;
  beforeEach(async () => {
    service = await startMeteredService();
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
    await fleet?.stop();
    fleet = null;
  });

  async function create(document: string, sidecar: string): Promise<{ dir: string; handle: DrivenRun }> {
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), document);
    await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\n${sidecar}`);
    engine = new Engine({
      state: join(dir, 'state'),
      practice: practiceServer(resolve('resources')),
      sshConfig: fleet?.config ?? null,
    });
    return { dir, handle: await engine.createRun(join(dir, 'PLAN.md')) };
  }

  it.skipIf(sshdMissing !== null)(
    'on a group is measured on every host, and a rule fires for the one on which it holds',
    async () => {
      fleet = await startGroupAttempt(3);
      // Stands in for df: the second host has a full disk.
      for (const [index, host] of fleet.hosts.entries()) {
        const home = fleet.home(host);
        await mkdir(join(home, 'bin'));
        const used = index === 1 ? 95 : 20;
        await writeFile(
          join(home, 'bin', 'df'),
          `#!/bin/sh\necho "/dev/x 100 ${used} ${100 - used} ${used}% /"\n`,
          { mode: 0o755 },
        );
        await writeFile(join(home, '.bashrc'), 'PATH="$HOME/bin:$PATH"\n');
      }
      const { handle } = await create(
        '# P\n\n## Monitoring\n\n### Alerts\n\n- Disk space low (<10%) for 1 second\n',
        `${fleet.targets()}metrics:\n  - { host: web, every: 250ms }\n  - { scrape: "${service.metrics}", via: web, every: 250ms }\n`,
      );
      const told = listen(engine);
      engine.watch(handle);
      await expect.poll(() => told('alerts')?.alerts[0]?.state, soon).toBe('firing');
      expect(told('alerts')?.alerts[0]).toMatchObject({ value: 5, shown: 'web-2: 5% free' });
      await expect
        .poll(() => handle.session.events.find(({ type }) => type === 'alert.changed'), soon)
        .toMatchObject({ state: 'firing', host: 'web-2', value: 5 });
      await expect
        .poll(() => told('tiles')?.tiles.find(({ id }) => id === 'throughput')?.hosts, soon)
        .toMatchObject(fleet.hosts.map((host) => ({ host, value: expect.any(Number) })));
      expect(Object.keys(told('samples')?.samples ?? {})).toEqual(
        expect.arrayContaining(['throughput', ...fleet.hosts.map((host) => `throughput@${host}`)]),
      );
      await fleet.server('web-3').cut();
      await fleet.server('web-3').stop();
      await expect
        .poll(
          () =>
            told('tiles')
              ?.tiles.find(({ id }) => id === 'throughput')
              ?.hosts?.map(({ value }) => value === null),
          soon,
        )
        .toEqual([false, false, true]);
    },
  );

  it('is asked again by a console that only watches, when the driving one takes an edited checklist', async () => {
    const { dir, handle } = await create('# P\n\n## Deployment\n\n- [ ] Done\n', '');
    await writeFile(join(dir, 'app.log'), 'one\n');
    const second = new Engine({
      state: join(dir, 'state'),
      actor: 'bob',
      practice: practiceServer(resolve('resources')),
    });
    try {
      const watching = await second.run(handle.session.run);
      expect(watching.session.heldBy).not.toBeNull();
      const told = listen(second);
      const lines: string[] = [];
      second.watch(watching).logs.read(0, (some) => lines.push(...some.map(({ text }) => text)));
      await writeFile(
        join(dir, 'PLAN.slipway.yaml'),
        `version: 1\nmetrics: [{ scrape: "${service.metrics}", every: 250ms }]\nlogs: [{ file: "${join(dir, 'app.log')}", on: local }]\n`,
      );
      await appendFile(join(dir, 'PLAN.md'), '\n## Alerts\n\n- High error rate (>1%)\n');
      await engine.takeDocument(handle.session.run);
      await expect.poll(() => told('tiles')?.tiles[0]?.source, soon).toBe(service.metrics);
      await expect.poll(() => lines, soon).toContain('one');
    } finally {
      await second.close();
    }
  });

  it('begins and ends with the sources of an edited checklist', async () => {
    const other = await startMeteredService();
    try {
      const { dir, handle } = await create('# P\n\n## Deployment\n\n- [ ] Done\n', '');
      await writeFile(join(dir, 'first.log'), 'one\n');
      await writeFile(join(dir, 'second.log'), 'two\n');
      const told = listen(engine);
      const watch = engine.watch(handle);
      const lines: string[] = [];
      watch.logs.read(0, (some) => lines.push(...some.map(({ text }) => text)));
      const take = async (address: string, log: string) => {
        await writeFile(
          join(dir, 'PLAN.slipway.yaml'),
          `version: 1\nmetrics: [{ scrape: "${address}", every: 250ms }]\nlogs: [{ file: "${join(dir, log)}", on: local }]\n`,
        );
        await appendFile(join(dir, 'PLAN.md'), `\n- [ ] Also ${log}\n`);
        await engine.takeDocument(handle.session.run);
      };
      await take(service.metrics, 'first.log');
      await expect.poll(() => told('tiles')?.tiles[0]?.source, soon).toBe(service.metrics);
      await expect.poll(() => lines, soon).toContain('one');
      await take(other.metrics, 'second.log');
      await expect.poll(() => told('tiles')?.tiles[0]?.source, soon).toBe(other.metrics);
      await expect.poll(() => lines, soon).toContain('two');
      expect(watch.logs.sources.map(({ source }) => source)).toEqual(['second.log']);
      const { asked } = service;
      const since = other.asked;
      await expect.poll(() => other.asked, soon).toBeGreaterThan(since + 4);
      // One request may have been under way when its source ended.
      expect(service.asked).toBeLessThanOrEqual(asked + 1);
    } finally {
      await other.stop();
    }
  });
});
