import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readAlerts } from '../../../../src/engine/plan/thresholds/alert-rules.ts';
import { readBudgets } from '../../../../src/engine/plan/thresholds/table-budgets.ts';
import type { Phase, PhaseKind } from '../../../../src/shared/plan/plan.ts';

function section(kind: PhaseKind, ...path: readonly string[]): Phase {
  return { id: 'p1', heading: path.at(-1) ?? '', path: [...path], kind, level: 2, parent: null, line: 1 };
}

const plain = section('verify', 'Watch the rollout');

function alerts(text: string, phase: Phase = plain): readonly string[] {
  return readAlerts(phase, readBlocks(text)).map(({ op, value, text: words, rollback }) =>
    [op === 'event' ? words : `${op} ${value}`, ...(rollback ? ['back'] : [])].join(', '),
  );
}

function budgets(text: string, phase: Phase = plain): readonly string[] {
  return readBudgets(phase, readBlocks(text)).map(({ op, value }) => `${op} ${value}`);
}

describe('a label for reasons to stop', () => {
  it.each([
    ['No-go if:', []],
    ['**No-Go triggers**', []],
    ['Abort when:', ['back']],
    ['Rollback if:', ['back']],
    ['Abbruchkriterien:', []],
    ['Rollback si:', ['back']],
    ['Sinais de alarme:', []],
    ['回滚条件：', ['back']],
    ['中止条件:', []],
    ['중단 기준:', []],
  ])('“%s” makes alerts of its list, with numbers or without', (label, back) => {
    const text = `${label}\n\n- Orders are lost\n- Error rate > 4%\n`;
    expect(alerts(text)).toEqual([['Orders are lost', ...back].join(', '), ['> 4', ...back].join(', ')]);
    expect(budgets(text)).toEqual([]);
  });

  it('counts boxes, crosses and items nested below it', () => {
    expect(alerts('No-go if:\n\n- [ ] Backups are missing\n- ❌ Nobody is on call\n')).toEqual([
      'Backups are missing',
      'Nobody is on call',
    ]);
    expect(alerts('- **Stop if:**\n  - Payments fail\n- Then tell us\n')).toEqual(['Payments fail']);
  });

  it('ends where another label begins', () => {
    expect(alerts('No-go if:\n\n- Orders are lost\n\nAction:\n\n- Tell the shop\n')).toEqual([
      'Orders are lost',
    ]);
  });

  it.each([
    'Do not roll back if:\n\n- A page has a typing error\n',
    'Go if:\n\n- Error rate < 1%\n',
    'Go/No-Go decision:\n\n- [ ] Everybody has voted\n',
  ])('is none in “%s”', (text) => {
    expect(alerts(text)).toEqual([]);
  });

  it('is a heading above, where a sentence says that any of the list will do', () => {
    const child = section('rollback', 'Rollback triggers', 'At once (< 5 min)');
    expect(alerts('Execute if any of these occur:\n\n- [ ] Data is lost\n', child)).toEqual([
      'Data is lost, back',
    ]);
    expect(alerts('1. Switch the traffic\n', child)).toEqual([]);
  });
});

describe('ticks and crosses below a heading about going or not', () => {
  const decision = section('preflight', 'Go / No-Go (T-2h)');

  it('tell goals from reasons to stop', () => {
    const text = '- ✅ Success rate > 99%\n- ❌ Success rate < 95%\n- ❌ Nobody answers\n';
    expect(alerts(text, decision)).toEqual(['< 95', 'Nobody answers']);
    expect(budgets(text, decision)).toEqual(['> 99']);
  });

  it('say nothing elsewhere', () => {
    expect(alerts('- ❌ Edit files on the server\n')).toEqual([]);
  });
});

describe('a list of alarms', () => {
  it('has values on the bad side, and what stands beside them', () => {
    const text = '- Error rate > 5%\n- Throttling events\n';
    expect(alerts(text, section('monitor', 'Set up alarms (recommended)'))).toEqual([
      '> 5',
      'Throttling events',
    ]);
    expect(budgets(text, section('monitor', 'Set up alarms (recommended)'))).toEqual([]);
  });

  it('has no work and no expectations', () => {
    const text =
      '- [ ] **Alerting rules are there**\n  - Login failures > 20/min: page somebody\n  - Expected: an alert within 1 min\n';
    expect(alerts(text)).toEqual(['> 20']);
    expect(
      alerts('- [ ] Configure an alert for the queue\n', section('deploy', 'Monitoring and alerts')),
    ).toEqual([]);
  });

  it('leaves the good side to the budgets', () => {
    const phase = section('monitor', 'Alarms of the release');
    const text = '- Error rate > 5%\n- Success rate > 99%\n';
    expect(alerts(text, section('verify', 'Alarms of the release'))).toEqual(['> 5']);
    expect(budgets(text, { ...phase, kind: 'verify' })).toEqual(['> 99']);
  });
});

describe('a sentence about stopping', () => {
  it.each([
    ['If any of the smoke tests fails, do not proceed.', ''],
    ['If the page stays empty → roll back.', ', back'],
    ['Wenn ein Test fehlschlägt, nicht fortfahren.', ''],
    ['Se algum fluxo falhar, não avance.', ''],
    ['Если тест упал, откатываем релиз.', ''],
  ])('is an event: “%s”', (text, back) => {
    expect(alerts(`${text}\n`)).toHaveLength(1);
    if (back !== '') expect(alerts(`${text}\n`)[0]).toContain(back);
  });

  it.each([
    'If any of the smoke tests fails, look at the log.',
    'If you roll back, tell the shop.',
    'Abort the upload, if you like.',
  ])('is none: “%s”', (text) => {
    expect(alerts(`${text}\n`)).toEqual([]);
  });

  it('is none in the rollback itself', () => {
    expect(alerts('If the restore fails, abort.\n', section('rollback', 'Restore'))).toEqual([]);
  });

  it('is a value where that leads to stopping', () => {
    const text = '- Score ≥ 80: GO\n- Score < 60: NO-GO\n';
    expect(alerts(text)).toEqual(['< 60']);
    expect(budgets(text)).toEqual(['>= 80']);
  });
});

describe('a table', () => {
  const table = (header: string, ...rows: readonly string[]) =>
    `| ${header} |\n|${'-|'.repeat(header.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`;

  it('has goals in one column and reasons to go back in another', () => {
    const text = table(
      'Metric | Target | Rollback if',
      'Error rate | < 1% | > 5%',
      'Orders | stable | orders are lost',
    );
    expect(alerts(text)).toEqual(['> 5, back', 'Orders: orders are lost, back']);
    expect(budgets(text)).toEqual(['< 1']);
  });

  it('has values that warn, with a sign or without', () => {
    const text = table('Metric | Warning | Critical', 'CPU | > 70% | > 90%', 'Success rate | 97% | 90%');
    expect(alerts(text)).toEqual(['> 70', '> 90', '< 97', '< 90']);
    expect(budgets(text)).toEqual([]);
  });

  it('has alerts below “Threshold” only beside what a breach leads to', () => {
    expect(alerts(table('Metric | Threshold | Severity', 'Latency | > 2 s | high'))).toEqual(['> 2']);
    expect(alerts(table('Metric | Threshold', 'Pages | < 2 s'))).toEqual([]);
  });

  it('has rows by color, with ranges that end where they are reached first', () => {
    const text = table(
      'State | Criteria | Response',
      '🟢 fine | success rate ≥ 99%, run time ≤ 10 min | none',
      '🟡 watch | success rate 95-99%, run time 10-15 min | look closer',
    );
    expect(alerts(text)).toEqual(['< 99', '>= 10']);
    expect(budgets(text)).toEqual(['>= 99', '<= 10']);
  });

  it('has acts that give up the release', () => {
    const steps = table('Step | If it fails', 'Freeze | Abort the release', 'Import | Run it again');
    expect(alerts(steps)).toEqual(['Freeze: Abort the release, back']);
    const symptoms = table('Symptom | Action', 'No fix in an hour | Roll back', 'Slow pages | Wait');
    expect(alerts(symptoms, section('rollback', 'Decision tree'))).toEqual(['No fix in an hour, back']);
    expect(alerts(symptoms, section('reference', 'Overview'))).toEqual([]);
  });
});

describe('a fence with rules of a monitoring system', () => {
  const rules =
    '```yaml\n- alert: DiskFull\n  expr: node_free_bytes / node_size_bytes < 0.1\n  for: 10m\n- alert: TargetMissing\n  expr: |\n    count(up)\n      < count(up offset 1h)\n  for: 1h\n```\n';

  it('has each with its bound and how long it holds', () => {
    expect(
      readAlerts(plain, readBlocks(rules)).map(({ metric, op, value, forMs, line }) => [
        metric,
        op,
        value,
        forMs,
        line,
      ]),
    ).toEqual([
      ['DiskFull', '<', 0.1, 600_000, 2],
      ['TargetMissing', 'event', null, 3_600_000, 5],
    ]);
  });

  it('is another one without expressions', () => {
    expect(alerts('```yaml\nalert: true\nlevel: < 5\n```\n')).toEqual([]);
  });
});
