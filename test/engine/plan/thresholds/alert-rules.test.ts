import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readAlert } from '../../../../src/engine/plan/thresholds/alert-rule.ts';
import {
  isAlertSection,
  readAlerts,
  rollsBackIf,
} from '../../../../src/engine/plan/thresholds/alert-rules.ts';
import type { ThresholdCandidate } from '../../../../src/engine/plan/thresholds/threshold-candidates.ts';
import type { Phase, PhaseKind } from '../../../../src/shared/plan/plan.ts';

function section(kind: PhaseKind, heading: string): Phase {
  return { id: 'p1', heading, path: [heading], kind, level: 2, parent: null, line: 1 };
}

function metrics(phase: Phase | null, text: string): readonly string[] {
  return readAlerts(phase, readBlocks(text)).map(({ metric, op, value, unit }) =>
    op === 'event' ? metric : `${metric} ${op} ${value}${unit}`,
  );
}

const alerts = section('monitor', 'Alerts');
const triggers = section('rollback', 'Rollback triggers');
const whenToGo = section('rollback', 'When to roll back');

describe('a section of alert rules', () => {
  it.each([
    ['monitor', 'Alerts'],
    ['monitor', 'Alerting rules'],
    ['monitor', 'Alarme'],
    ['monitor', 'Alertes'],
    ['monitor', 'Алерты'],
    ['monitor', '告警规则'],
    ['monitor', 'アラート'],
    ['monitor', '알림'],
    ['rollback', 'Rollback triggers'],
    ['rollback', 'Rollback criteria'],
    ['rollback', 'Auslöser'],
    ['rollback', 'Déclencheurs'],
    ['rollback', 'Критерии отката'],
    ['rollback', '触发条件'],
    ['rollback', 'When to roll back'],
    ['rollback', 'Wann zurückrollen'],
    ['rollback', 'Quand revenir en arrière'],
    ['rollback', '何时回滚'],
  ] as const)('is one of kind %s under “%s”', (kind, heading) => {
    expect(isAlertSection(section(kind, heading))).toBe(true);
  });

  it.each([
    ['monitor', 'Monitoring and alerts'],
    ['monitor', 'Alerts & dashboards'],
    ['monitor', 'Dashboards'],
    ['rollback', 'Rollback steps'],
    ['deploy', 'Alerts'],
    ['verify', 'Rollback triggers'],
  ] as const)('is none of kind %s under “%s”', (kind, heading) => {
    expect(isAlertSection(section(kind, heading))).toBe(false);
  });
});

describe('a rule', () => {
  it.each([
    ['High error rate (>1%)', { metric: 'error rate', op: '>', value: 1, unit: '%' }],
    [
      'CPU usage above 80% for 5 minutes',
      { metric: 'CPU usage', op: '>', value: 80, unit: '%', forMs: 300_000 },
    ],
    ['p95 latency > 500 ms', { metric: 'latency p95', op: '>', value: 500, unit: 'ms', stat: 'p95' }],
    ['Disk space < 10%', { op: '<', value: 10, unit: '%' }],
    ['Service down', { metric: 'service up', op: 'event', value: null, unit: '' }],
    ['SSL certificate expiring', { metric: 'certificate expiry', op: 'event', value: null }],
    ['Connection pool exhausted', { metric: 'connection pool', op: 'event', value: null }],
  ])('is read from “%s”', (text, rule) => {
    expect(readAlert(text, 7)).toMatchObject({ ...rule, text, line: 7 });
  });
});

describe('the rules of a section', () => {
  it('are the lines of its list, events among them', () => {
    expect(metrics(alerts, '- Error rate > 5%\n- Service down\n')).toEqual(['error rate > 5%', 'service up']);
  });

  it('are two where a line names two bounds', () => {
    expect(metrics(alerts, '- CPU > 80% or memory > 90%\n')).toEqual(['CPU > 80%', 'memory > 90%']);
  });

  it('are the rows of its table, by the first cell and the one with the bound', () => {
    const table = '| Metric | Owner | Threshold |\n|---|---|---|\n| Error rate | ops | > 5% |\n';
    expect(metrics(alerts, table)).toEqual(['error rate > 5%']);
  });

  it('leave out what says of the alerting that it is set up', () => {
    expect(metrics(alerts, '- Alerts configured\n- Оповещения настроены\n- Queue stuck\n')).toEqual([
      'queue stuck',
    ]);
  });

  it('take a release back where the heading says so', () => {
    expect(readAlerts(triggers, readBlocks('- Error rate > 5%\n'))[0]?.rollback).toBe(true);
    expect(readAlerts(alerts, readBlocks('- Error rate > 5%\n'))[0]?.rollback).toBeUndefined();
  });

  it('are only what can be measured where the heading asks when', () => {
    expect(metrics(whenToGo, '- Error rate > 5%\n- Users are unhappy\n')).toEqual(['error rate > 5%']);
  });

  it('pass over what a sentence says not to roll back for', () => {
    const text = 'Do not roll back for:\n\n- Errors > 1%\n\nDo roll back on the others.\n\n- Errors > 5%\n';
    expect(metrics(triggers, text)).toEqual(['errors > 5%']);
  });
});

describe('a rule outside of such a section', () => {
  it('is read from a sentence that says when to go back', () => {
    expect(metrics(null, 'Roll back if the error rate exceeds 5%\n')).toEqual(['the error rate > 5%']);
  });

  it('is read from a list below a sentence that announces it', () => {
    const text = 'Roll back if any of these occurs:\n\n- Error rate > 5%\n- Checkout fails\n';
    expect(metrics(null, text)).toContain('error rate > 5%');
    expect(readAlerts(null, readBlocks(text))).toHaveLength(2);
  });

  it('is none below a sentence about the end of a rollback', () => {
    expect(metrics(null, 'Rollback is successful when:\n\n- Error rate < 1%\n')).toEqual([]);
  });

  it.each([
    ['names no value', 'Roll back if anything looks odd.'],
    ['says not to', 'Do not roll back if errors exceed 5%.'],
    ['says nothing of going back', 'Page somebody if errors exceed 5%.'],
  ])('is none where the sentence %s', (_why, text) => {
    expect(metrics(null, `${text}\n`)).toEqual([]);
  });

  it.each([
    'Rollback when latency > 2 s',
    'Zurückrollen, falls die Fehlerrate über 5 % steigt',
    'Откат, если ошибок больше 5%',
    '如果错误 … 回滚，如果错误率超过 5%',
    'Revertir si los errores superan más de 5%',
  ])('“%s” says when to go back', (text) => {
    expect(rollsBackIf(text)).toBe(true);
  });
});

describe('the trace of alerts', () => {
  it('hears of every sentence, with what became of it and why', () => {
    const heard: ThresholdCandidate[] = [];
    readAlerts(
      alerts,
      readBlocks('- Error rate > 5%\n- Alerts configured\n'),
      (claim) => void heard.push(claim),
    );
    expect(heard.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['alert', 'the heading “Alerts” announces conditions that call for action'],
      ['text', 'it says of the alerting that it is set up'],
    ]);
  });
});
