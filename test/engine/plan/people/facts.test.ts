import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();

describe('a budget', () => {
  const budgets = (text: string) => parse(text).budgets.map(({ op, value, unit }) => `${op} ${value}${unit}`);

  it.each([
    ['Pages open in <4 seconds', '< 4s'],
    ['Wallet is funded (≥0.5 ETH)', '>= 0.5ETH'],
    ['Free disk ≥ 12GB', '>= 12GB'],
    ['Espace libre > 6 Go', '> 6GB'],
    ['Uploads (20MB max)', '<= 20MB'],
    ['RAM reserved (8GB+ recommended)', '>= 8GB'],
    ['Lighthouse score > 85', '> 85'],
    ['**RTO**: 2 hours', '<= 2h'],
    ['Goal: 99.5% uptime', '>= 99.5%'],
    ['Antwortzeit unter 300 ms', '< 300ms'],
    ['응답 시간 200ms 이하', '<= 200ms'],
    ['响应时间不超过 500 毫秒', '<= 500ms'],
    ['Время ответа менее 2 секунд', '< 2s'],
    ['Kept without a change for ≥ 4 weeks', '>= 4weeks'],
  ])('is read from "%s"', (line, budget) => {
    expect(budgets(`## Before release\n- [ ] ${line}\n`)).toEqual([budget]);
  });

  it.each([
    'Docker installed (>= 24.x)',
    'Python ≥ 3.11',
    'Redirect works -> 301',
    'Upload is rejected (should fail for >10MB)',
    'Uptime: > 0%',
    'Wait 30 min',
    'Port 8080 is free',
  ])('is not read from "%s"', (line) => {
    expect(budgets(`## Before release\n- [ ] ${line}\n`)).toEqual([]);
  });

  it('is read twice where a line lists two bounds', () => {
    expect(budgets('## Before release\n- [ ] Memory (< 1GB for the app, < 512MB for the worker)\n')).toEqual([
      '< 1GB',
      '< 512MB',
    ]);
  });

  it('is read from tables: a bound in its cell, or a time under a column of objectives', () => {
    expect(budgets('## Monitoring\n| Metric | Target | Now |\n|-|-|-|\n| Queue | < 30s | ___ |\n')).toEqual([
      '< 30s',
    ]);
    expect(budgets('## Recovery objectives\n| Part | RTO |\n|-|-|\n| Cache | 45 seconds |\n')).toEqual([
      '<= 45s',
    ]);
  });
});

describe('an alert rule', () => {
  const alerts = (text: string) => parse(text).alerts.map(({ op, value }) => `${op} ${value}`);

  it('is read from the triggers of the way back, measured or not', () => {
    expect(
      alerts(
        '## Rollback triggers\n1. **Loop** - restarts more than 4 times in 10 minutes\n2. Orders are lost\n3. CPU >95% or memory >90%\n',
      ),
    ).toEqual(['> 4', 'event null', '> 95', '> 90']);
  });

  it('is read from a table of situations', () => {
    expect(
      alerts(
        '## 롤백 트리거\n| 상황 | 기준 |\n|-|-|\n| 오류 급증 | 10분 내 오류 > 7% |\n| 지연 | 5분 내 4회 이상 |\n',
      ),
    ).toEqual(['> 7', '>= 4']);
  });

  it('is not read from what explains another one, unless it is measured', () => {
    expect(
      alerts('## Rollback criteria\n- [ ] Builds fail\n  - The compiler stops\n  - Errors above 3%\n'),
    ).toEqual(['event null', '> 3']);
  });

  it('is read from a sentence that says when to go back', () => {
    expect(
      alerts(
        '## Deploy\n1. The guard will roll back if p99 latency exceeds **250 ms** or errors exceed **2%**.\n',
      ),
    ).toEqual(['> 250', '> 2']);
  });

  it('is read from the list under a sentence that announces when to go back', () => {
    expect(
      alerts(
        '## Deploy\nRoll back if any of these occurs:\n- Error rate > 5%\n- Login is broken\n\nThen tell us.\n- Nobody\n',
      ),
    ).toEqual(['> 5', 'event null']);
    expect(alerts('## Deploy\nRollback is successful when:\n- Error rate < 5%\n')).toEqual([]);
  });

  it.each([
    ['Roll back if error rate exceeds 5% for 10 minutes', 5, 600_000],
    ['Roll back if latency is over 2 s for more than 30 seconds', 2, 30_000],
    ['Roll back if errors stay above 3% over 1 hour', 3, 3_600_000],
    ['Rollback, wenn die Fehlerrate über 4% für 5 Minuten liegt', 4, 300_000],
    ['Rollback si la latence dépasse > 900 ms pendant 10 minutes', 900, 600_000],
    ['Откат, если ошибок больше 7% в течение 15 минут', 7, 900_000],
    ['如果错误率超过 6% 持续 5 分钟，则回滚：如果错误率 > 6% 持续 5 分钟', 6, 300_000],
  ])('knows how long it must hold: %s', (sentence, value, forMs) => {
    const [rule] = parse(`## Deploy\n${sentence}.\n`).alerts;
    expect([rule?.value, rule?.forMs]).toEqual([value, forMs]);
  });

  it('takes a length of time that is the bound itself for no duration', () => {
    const [rule] = parse('## Rollback triggers\n- Response time over 5 seconds\n').alerts;
    expect([rule?.value, rule?.unit, rule?.forMs]).toEqual([5, 's', undefined]);
  });

  it('is not read from what speaks against going back, nor from alerting that is set up', () => {
    expect(alerts('## Rollback triggers\n**Do not roll back if:**\n- Typing error in a page\n')).toEqual([]);
    expect(alerts('## Monitoring\n### Alerts\n- [ ] Thresholds configured\n')).toEqual([]);
  });

  it('among the reasons "when to roll back" is only what can be measured', () => {
    expect(
      alerts('## Rollback\n### When to roll back\n- The team feels uneasy\n- Down for >15 minutes\n'),
    ).toEqual(['> 15']);
  });
});

describe('people', () => {
  it('are found under a line that announces contacts; files are nobody', () => {
    const contacts = (text: string) => parse(text).contacts.map((contact) => contact.role);
    expect(contacts('## Notes\n**Emergency contacts:**\n\n- Night shift: ____\n')).toEqual(['Night shift']);
    expect(contacts('## Contacts\n- Manual: `docs/manual.md`\n- Pager: +1 555 0100\n')).toEqual(['Pager']);
    expect(contacts('## Rollback\n1. Stop\n2. **Emergency contacts**\n   - Primary: Ann\n')).toEqual([
      'Primary',
    ]);
    expect(contacts('## Contacts\n1. **Back**: `make rollback`\n')).toEqual([]);
  });

  it.each([
    ['- [ ] **Network Engineer**: routes are ready\n  - Signed: ____', ['Network Engineer']],
    ['- [ ] Platform Lead approval', ['Platform Lead']],
    ['- [ ] QA: ________', ['QA']],
    ['- [ ] Betriebsleiter autorisiert', ['Betriebsleiter']],
    ['- [ ] Legal team authorized', ['Legal team']],
    ['| Role | Name | Signature |\n|-|-|-|\n| Release manager | | |', ['Release manager']],
    ['| Stakeholder | Role | Approval |\n|-|-|-|\n| Head of shop | Sales | ☐ |', ['Head of shop (Sales)']],
    ['### Storage team\n- [ ] Disks are checked\n- [ ] Backups are complete', ['Storage team']],
    ['- **Approved by**: ____\n- **Date**: ____', ['Approved by']],
  ])('sign off in %s', (text, roles) => {
    expect(parse(`## Sign-off\n${text}\n`).signoffs.map((each) => each.role)).toEqual(roles);
  });

  it('do not sign where a task merely has a blank', () => {
    expect(parse('## Rollback\n- [ ] Review planned for: ____\n').signoffs).toEqual([]);
  });

  it('sign in blanks only where nothing else is signed', () => {
    expect(parse('**Geprüft von**: ____\n').signoffs.map((each) => each.role)).toEqual(['Geprüft von']);
    expect(parse('## Sign-off\n- [ ] Lead: ____\n\n**Approved by**: ____\n').signoffs).toHaveLength(1);
  });
});
