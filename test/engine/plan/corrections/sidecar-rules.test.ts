import { describe, expect, it } from 'vitest';
import { resolveTriggers } from '../../../../src/engine/plan/corrections/resolve-triggers.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { sidecarSchema } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const plan = parse(
  '# P\n\n## Deployment\n\n- [ ] Do it\n\n## Monitoring\n\n### Alerts\n\n- High error rate (>5%)\n',
);
const read = (alerts: unknown, more: object = {}) => sidecarSchema.safeParse({ version: 1, alerts, ...more });

describe('alert rules of the sidecar', () => {
  it('are added to those of the document, and can be rollback triggers by their words', () => {
    const sidecar = read(
      [
        { rule: 'Mail waits', op: '>', value: 100, for: '90s' },
        { rule: 'Slow answers', metric: 'latency p95', stat: 'p95', op: '>', value: 500, unit: 'ms' },
        { rule: 'It is gone', metric: 'service up', op: 'event' },
      ],
      {
        rollback: { when: ['mail  WAITS'] },
        metrics: [{ scrape: 'http://a/metrics', series: { 'Mail waits': 'jobs_waiting' } }],
      },
    );
    if (!sidecar.success) throw sidecar.error;
    const { alerts, diagnostics } = resolveTriggers(plan, sidecar.data);
    expect(alerts.slice(1)).toEqual([
      {
        text: 'Mail waits',
        metric: 'mail waits',
        op: '>',
        value: 100,
        unit: '',
        forMs: 90_000,
        rollback: true,
        added: true,
        line: 1,
      },
      {
        text: 'Slow answers',
        metric: 'latency p95',
        stat: 'p95',
        op: '>',
        value: 500,
        unit: 'ms',
        added: true,
        line: 1,
      },
      { text: 'It is gone', metric: 'service up', op: 'event', value: null, unit: '', added: true, line: 1 },
    ]);
    expect(diagnostics).toEqual(plan.diagnostics);
  });

  it('that are there already are not added, with a warning', () => {
    const sidecar = read([
      { rule: 'high error rate (>5%)', op: '>', value: 9, unit: '%' },
      { rule: 'Twice', op: '>', value: 1 },
      { rule: 'twice', op: '>', value: 2 },
    ]);
    if (!sidecar.success) throw sidecar.error;
    const { alerts, diagnostics } = resolveTriggers(plan, sidecar.data);
    expect(alerts.map(({ text, value }) => [text, value])).toEqual([
      ['High error rate (>5%)', 5],
      ['Twice', 1],
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/`alerts` has a rule “high error rate \(>5%\)” that is there already/),
      expect.stringMatching(/“twice” that is there already/),
    ]);
  });

  it.each([
    [[{ rule: 'No number', op: '>' }], /value/],
    [[{ rule: 'Both', op: 'event', value: 3 }], /value/],
    [[{ rule: '', op: '>', value: 1 }], /rule/],
    [[{ rule: 'x', op: '!=', value: 1 }], /op/],
    [[{ rule: 'x', op: '>', value: Number.NaN }], /value/],
    [[{ rule: 'x', op: '>', value: 1, for: '1m30s' }], /for/],
    [[{ rule: 'x', op: '>', value: 1, severity: 'page' }], /severity/],
    [Array.from({ length: 1_001 }, (_, n) => ({ rule: `r${n}`, op: '>', value: 1 })), /alerts/],
    ['High error rate', /alerts/],
  ])('that make no sense are refused: case %#', (alerts, where) => {
    const { success, error } = read(alerts);
    expect(success).toBe(false);
    expect(JSON.stringify(error?.issues)).toMatch(where);
  });
});
