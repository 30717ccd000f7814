import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser, type PlanParser } from '../../../../src/engine/index.ts';
import { resolveTriggers } from '../../../../src/engine/plan/corrections/resolve-triggers.ts';
import { explainPlan } from '../../../../src/engine/plan/explain/explain-plan.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe('rollback triggers of a document', () => {
  let parse: PlanParser;
  beforeAll(async () => {
    parse = await loadPlanParser();
  });

  const triggers = (text: string) =>
    parse(text)
      .alerts.filter((rule) => rule.rollback === true)
      .map((rule) => rule.text);
  const settle = (text: string, rollback: NonNullable<Sidecar['rollback']>) => {
    const plan = resolveTriggers(parse(text), { version: 1, rollback });
    return {
      triggers: plan.alerts.filter((rule) => rule.rollback === true).map((rule) => rule.text),
      said: plan.diagnostics.filter(({ code }) => code === 'rollback-trigger').map(({ message }) => message),
    };
  };
  const monitored = '## Monitoring\n\n### Alerts\n\n- High error rate (>1%)\n- Disk space low (<10%)\n';

  it.each([
    ['a list under such a heading', '## Rollback triggers\n\n- Error rate above 5%\n', 'Error rate above 5%'],
    [
      'a list that a sentence announces',
      '## Rollback\n\nRoll back if:\n\n- Error rate > 5%\n',
      'Error rate > 5%',
    ],
    [
      'a sentence beside what is watched',
      '## Monitoring\n\n### Alerts\n\n- High latency (>1 s)\n\nRoll back if errors exceed 5%.\n',
      'errors exceed 5%.',
    ],
    [
      'one of the things that are watched',
      '## Monitoring\n\n### Alerts\n\n- High latency (>1 s)\n- Roll back if errors exceed 5%\n',
      'Roll back if errors exceed 5%',
    ],
    ['a sentence', '## Deploy\n\nWe roll back if the p95 exceeds 800 ms.\n', 'the p95 exceeds 800 ms.'],
  ])('are %s', (_what, text, rule) => {
    expect(triggers(text)).toEqual([rule]);
  });

  it('are not what a document only watches', () => {
    expect(parse(monitored).alerts).toHaveLength(2);
    expect(triggers(monitored)).toEqual([]);
  });

  it('are also the rules that the sidecar names, however they are spaced', () => {
    const { triggers: named, said } = settle(monitored, { on: 'ask', when: ['high  error rate (>1%)'] });
    expect(named).toEqual(['High error rate (>1%)']);
    expect(said).toEqual([]);
  });

  it('that no rule of the document is are reported, and so is a sidecar that wants none acted upon', () => {
    expect(settle(monitored, { when: ['Latency'] }).said).toEqual([
      expect.stringMatching(/names "Latency", which is no alert rule/),
    ]);
    expect(settle(monitored, { on: 'auto' }).said).toEqual([
      expect.stringMatching(/`rollback\.on` is auto, but no rule of this document is a rollback trigger/),
    ]);
    expect(settle(monitored, { on: 'off' }).said).toEqual([]);
  });

  it('that nothing measures are reported with their line, as loud as what the sidecar wants of them', () => {
    const text = '# P\n\n## Rollback triggers\n\n- Error rate above 5%\n- Queue depth above 10\n';
    const blind = (sidecar: Omit<Sidecar, 'version'>) =>
      resolveTriggers(parse(text), { version: 1, ...sidecar })
        .diagnostics.filter(({ code }) => code === 'unmeasured-trigger')
        .map(({ severity, line }) => `${severity} ${line}`);
    const metrics = [{ scrape: 'http://x/metrics' }];
    expect(blind({ metrics, rollback: { on: 'auto' } })).toEqual(['warning 6']);
    expect(blind({ rollback: { on: 'ask' } })).toEqual(['warning 5', 'warning 6']);
    expect(blind({ metrics })).toEqual(['info 6']);
    expect(blind({})).toEqual([]);
    const series = { 'queue depth above 10': 'jobs', 'Queue length': 'jobs' };
    const named = { metrics: [{ scrape: 'http://x/metrics', series }], rollback: { on: 'auto' as const } };
    expect(blind(named)).toEqual([]);
    expect(
      resolveTriggers(parse(text), { version: 1, ...named }).diagnostics.map(({ message }) => message),
    ).toContainEqual(expect.stringMatching(/names a series for "Queue length", which is no alert rule/));
  });

  it('are explained as such, with the key that names what would measure them', async () => {
    const text = '## Rollback triggers\n\n- Error rate above 5%\n- Queue depth above 10\n';
    const decisions = await explainPlan(text, { version: 1, metrics: [{ scrape: 'http://x/metrics' }] });
    expect(decisions.filter(({ kind }) => kind === 'threshold').map(({ reasons }) => reasons.at(-1))).toEqual(
      [
        'it is a rollback trigger',
        'it is a rollback trigger that is never evaluated: no source has a series for “queue depth”; name one with metrics: [{ scrape: URL, series: { "Queue depth above 10": SERIES } }]',
      ],
    );
  });

  it('are in the machine-readable plan', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), `# P\n\n${monitored}`);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\nrollback: { on: shadow, when: ["Disk space low (<10%)"] }\n',
    );
    const { stdout } = await runSlipway(['plan', join(dir, 'PLAN.md'), '--json'], {
      SLIPWAY_HOME: join(dir, 'state'),
    });
    const { alerts } = JSON.parse(stdout) as { alerts: { rollback?: true }[] };
    expect(alerts.map(({ rollback }) => rollback)).toEqual([undefined, true]);
  });
});
