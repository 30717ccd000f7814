import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { type Prometheus, prometheusMissing, startPrometheus } from '../../../support/prometheus.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const promtool = '/usr/bin/promtool';
const promtoolMissing = existsSync(promtool) ? null : `${promtool} is not installed`;
const document =
  '# Shop\n\n## Deployment\n\n- [ ] Do it\n\n## Monitoring\n\n### Alerts\n\n- High error rate (>5%) for 5 minutes\n- Disk space low (<10%)\n';

describe('Prometheus rule files of a checklist', { timeout: 60_000 }, () => {
  let service: MeteredService;
  let prometheus: Prometheus | null = null;
  let dir: string;
  beforeEach(async () => {
    service = await startMeteredService();
    service.more = 'jobs_waiting{queue="mail"} 7\njobs_waiting{queue="sms"} 2\n';
    dir = await folder();
  });
  afterEach(async () => {
    await service.stop();
    await prometheus?.stop();
    prometheus = null;
  });

  const write = async (metrics: string): Promise<string> => {
    const file = join(dir, 'PLAN.md');
    await writeFile(file, document);
    await writeFile(join(dir, 'PLAN.slipway.yaml'), `# ours\nversion: 1\nmetrics:\n${metrics}`);
    return file;
  };
  const page = () => `  - { scrape: "${service.metrics}", every: 250ms }\n`;
  const slipway = (...args: readonly string[]) =>
    runSlipway(['metrics', ...args], { SLIPWAY_HOME: join(dir, 'state') });

  it.skipIf(promtoolMissing !== null)(
    'are exported by what the page has now, and never replace a file',
    async () => {
      const file = await write(page());
      const out = join(dir, 'rules.yml');
      const first = await slipway(file, '--export-rules', out);
      expect([first.code, first.stderr]).toEqual([
        1,
        expect.stringMatching(/Wrote 1 rule to .*; 1 rule cannot be expressed/),
      ]);
      const text = await readFile(out, 'utf8');
      expect(text).toContain('# - line 12, “Disk space low (<10%)”: ');
      expect(text).toContain('expr: 100 * sum(rate(http_requests_total{code=~"5.."}[1m]))');
      expect(execFileSync(promtool, ['check', 'rules', out], { encoding: 'utf8' })).toMatch(
        /SUCCESS: 1 rules found/,
      );
      const second = await slipway(file, '--export-rules', out);
      expect([second.code, second.stderr]).toEqual([2, expect.stringMatching(/is there already/)]);
      expect((await slipway(file, '--export-rules')).stdout).toBe(text);
      const back = await slipway(file, '--import-rules', out);
      expect([back.code, back.stdout]).toEqual([
        0,
        expect.stringMatching(/High error rate .*: the checklist has it already/),
      ]);
    },
  );

  it('are imported into the sidecar, which is shown first, and rules and series hold from then on', async () => {
    const file = await write(page());
    const rules = join(dir, 'rules.yml');
    await writeFile(
      rules,
      `groups:
- name: g
  rules:
  - { alert: MailWaits, expr: 'jobs_waiting{queue="mail"} > 5', for: 90s }
  - { alert: SlowAnswers, expr: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5' }
  - { alert: PerQueue, expr: 'sum by (queue) (jobs_waiting) > 5' }
  - { alert: "High error rate (>5%) for 5 minutes", expr: 'up == 0' }
`,
    );
    const before = await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8');
    const shown = await slipway(file, '--import-rules', rules);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toMatch(/✓ MailWaits: measured by jobs_waiting\{queue="mail"\}/);
    expect(shown.stdout).toMatch(/✓ SlowAnswers: measured as latency p95/);
    expect(shown.stdout).toMatch(/! PerQueue: not taken; it is judged for each queue by itself/);
    expect(shown.stdout).toMatch(
      /! High error rate .*: not taken; the checklist has this rule with another bound/,
    );
    expect(await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8')).toBe(before);
    const written = await slipway(file, '--import-rules', rules, '--write');
    expect(written.stderr).toMatch(/Wrote 2 rules into .*PLAN\.slipway\.yaml/);
    expect(await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8')).toMatch(/^# ours\n/);
    const measured = await slipway(file);
    expect(measured.stdout).toMatch(/MailWaits: 7$/m);
    const again = await slipway(file, '--import-rules', rules, '--write');
    expect(again.stderr).toMatch(/nothing was written/);
    const engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
    });
    const { session } = await engine.createRun(file);
    expect(session.plan.alerts.map(({ text, forMs, value, unit }) => [text, forMs, value, unit])).toEqual([
      ['High error rate (>5%) for 5 minutes', 300_000, 5, '%'],
      ['Disk space low (<10%)', undefined, 10, '%'],
      ['MailWaits', 90_000, 5, ''],
      ['SlowAnswers', 0, 0.5, 's'],
    ]);
    await engine.close();
    const out = await slipway(file, '--export-rules');
    expect(out.stdout).toMatch(
      /alert: MailWaits\n\s+expr: sum\(jobs_waiting\{queue="mail"\}\) > 5\n\s+for: 1m30s/,
    );
    expect(out.stdout).toMatch(/document_rule: MailWaits\n(?!\s+document_line)/);
    expect(out.stdout).toMatch(/^# - of the sidecar, “SlowAnswers”: no page that was read has a series/m);
    const account = await runSlipway(['plan', file, '--account'], { SLIPWAY_HOME: join(dir, 'state') });
    expect(account.stdout).toMatch(/^ +1 H {2}# Shop$/m);
  });

  it.each([
    ['no such file', null, /could not be read as a Prometheus rule file/],
    [
      'a file that is too large',
      `groups: []\n${'#'.repeat(3 * 1024 * 1024)}`,
      /could not be read as a Prometheus rule file/,
    ],
    ['no rule file', 'a: 1\n', /no list “groups”/],
  ])('are refused where there is %s, and nothing is written', async (_what, text, why) => {
    const file = await write(page());
    const rules = join(dir, 'rules.yml');
    if (text !== null) await writeFile(rules, text);
    const before = await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8');
    const { code, stderr } = await slipway(file, '--import-rules', rules, '--write');
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)]);
    expect(await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8')).toBe(before);
  });

  it('are written or read one at a time, and nothing is asked or written otherwise', async () => {
    const file = await write(page());
    const { asked } = service;
    for (const args of [
      [file, '--import-rules', 'x.yml', '--discover'],
      [file, '--write'],
    ])
      expect((await slipway(...args)).code).toBe(2);
    expect(service.asked).toBe(asked);
  });

  it.skipIf(prometheusMissing !== null)(
    'have a Prometheus server evaluate what only it can, the worst of its values',
    async () => {
      prometheus = await startPrometheus({ shop: [new URL(service.metrics).host] });
      const file = await write(
        `  - { prometheus: "${prometheus.url}", match: '{job="shop"}', every: 500ms }\n`,
      );
      const rules = join(dir, 'rules.yml');
      await writeFile(
        rules,
        `groups:
- name: g
  rules:
  - { alert: PerQueue, expr: 'sum by (queue) (jobs_waiting) > 5', for: 1s }
  - { alert: Least, expr: 'min by (queue) (jobs_waiting) < 3', for: 1s }
  - { alert: Broken, expr: 'no_such_function(jobs_waiting) > 5' }
`,
      );
      expect((await slipway(file, '--import-rules', rules, '--write')).code).toBe(0);
      await expect
        .poll(async () => (await slipway(file)).stdout, { timeout: 30_000, interval: 500 })
        .toMatch(/PerQueue: 7$/m);
      const { stdout } = await slipway(file);
      expect(stdout).toMatch(/Least: 2$/m);
      expect(stdout).toMatch(/Broken: not watched; /);
    },
  );
});
