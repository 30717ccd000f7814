import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';
import { webServers } from '../../../support/web-server.ts';

const folder = tempFolders();
const serve = webServers();

const servicePage = [
  'http_requests_total{route="/",code="200"} 100',
  'http_request_duration_seconds_bucket{le="0.1"} 90',
  'http_request_duration_seconds_bucket{le="+Inf"} 100',
  'process_resident_memory_bytes 1e8',
  '',
].join('\n');
const watcherPage = `prometheus_build_info{version="2"} 1\n${servicePage}`;
const checklist = [
  '# Release',
  '',
  '## Deployment',
  '',
  '```bash',
  'true',
  '```',
  '',
  '## Performance Budgets',
  '',
  '- p95 request latency < 100 ms',
  '',
  '## Alerts',
  '',
  '- Error rate above 5%',
  '- Memory usage > 80%',
  '- Queue depth above 1000',
  '',
].join('\n');

describe('looking for sources of metrics', () => {
  let dir: string;
  let file: string;
  let engine: Engine | null = null;
  let service: string;
  let watcher: string;
  let sshd: Sshd | null = null;

  beforeEach(async () => {
    dir = await folder();
    file = join(dir, 'PLAN.md');
    await writeFile(file, checklist);
    service = await serve((request, response) => {
      if (request.url === '/actuator/prometheus') response.end(servicePage);
      else response.writeHead(404).end('no such page');
    });
    watcher = await serve((_request, response) => void response.end(watcherPage));
    // What listens here and is no page: one that answers with something else, one that never answers.
    await serve((_request, response) => void response.end('<html>welcome</html>'));
    await serve(() => undefined);
  });
  afterEach(async () => {
    await engine?.close();
    engine = null;
    await sshd?.stop();
    sshd = null;
  });

  const sidecar = (lines: string): Promise<void> => writeFile(join(dir, 'PLAN.slipway.yaml'), lines);
  const portOf = (url: string): string => new URL(url).port;
  const at = (url: string): string => `http://localhost:${portOf(url)}`;

  it('finds the page of the service and the host, and leaves out who only watches others', async () => {
    engine = new Engine({ state: join(dir, 'state'), practice: practiceServer('resources') });
    const { found, sources, rules, budgets } = await engine.measured.discover(file);
    const pages = found.flatMap((each) => each.pages);
    expect(pages.find(({ address }) => address === `${at(service)}/actuator/prometheus`)).toMatchObject({
      kind: 'service',
      series: 4,
      measures: expect.arrayContaining(['latency', 'errors', 'throughput', 'memory']),
    });
    expect(pages.find(({ address }) => address === `${at(watcher)}/metrics`)?.kind).toBe('monitoring');
    expect(sources).toContainEqual({ scrape: `${at(service)}/actuator/prometheus` });
    expect(sources).toContainEqual({ host: 'local' });
    expect(JSON.stringify(sources)).not.toContain(`:${portOf(watcher)}/`);
    expect(rules.map(({ by }) => by !== null)).toEqual([true, true, false]);
    expect(rules[2]?.reason).toContain('queue depth');
    expect(budgets).toMatchObject([{ reason: null }]);
  });

  it('is printed by the command line, and written only when that is asked for', async () => {
    const env = { SLIPWAY_HOME: join(dir, 'state') };
    const sidecarFile = join(dir, 'PLAN.slipway.yaml');
    await sidecar('# ours\nversion: 1\n');
    const shown = await runSlipway(['metrics', '--discover', file], env);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain(`${at(service)}/actuator/prometheus`);
    expect(shown.stdout).toContain('Queue depth above 1000: not watched');
    expect(shown.stderr).toContain('slipway metrics --discover --write');
    expect(await readFile(sidecarFile, 'utf8')).toBe('# ours\nversion: 1\n');
    const written = await runSlipway(['metrics', '--discover', '--write', file], env);
    expect(written.stderr).toContain('into');
    expect(await readFile(sidecarFile, 'utf8')).toContain(`scrape: ${at(service)}/actuator/prometheus`);
    expect(await readFile(sidecarFile, 'utf8')).toContain('# ours');
    const read = await runSlipway(['metrics', file], env);
    expect(read.stdout).toMatch(/✓ http:\/\/localhost:\d+\/actuator\/prometheus/);
    expect(read.stdout).toContain('Memory: 100 MB');
    expect((await runSlipway(['metrics', '--write', file], env)).code).toBe(2);
  });

  it.skipIf(sshdMissing !== null)(
    'looks at servers over their connection, and tells of those out of reach',
    async () => {
      const server = await startSshd('box');
      sshd = server;
      await writeFile(server.knownHosts, await server.hostKeyLine());
      await sidecar('version: 1\ntargets:\n  box: { ssh: box }\n  gone: { ssh: "127.0.0.1:1" }\n');
      engine = new Engine({
        state: join(dir, 'state'),
        sshConfig: server.config,
        practice: practiceServer('resources'),
      });
      const { found, sources } = await engine.measured.discover(file);
      expect(sources).toContainEqual({ scrape: `${at(service)}/actuator/prometheus`, via: 'box' });
      expect(sources).toContainEqual({ host: 'box' });
      expect(found.find(({ target }) => target === 'gone')?.failure).toBeTruthy();
      expect(JSON.stringify(sources)).not.toContain('gone');
    },
  );
});
