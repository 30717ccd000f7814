import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/shared/plan/plan.ts';
import { fence, type ReleasedChecklist, releasedChecklists } from '../support/released-checklist.ts';

const checklist = releasedChecklists();

const document = [
  '## Deployment',
  fence('echo sailed >> witness'),
  '## Watch the crossing',
  '### Gauges',
  '| Gauge | Fine | **ROLL BACK IF** |\n|---|---|---|\n| Failed bookings | < 0.3% | > 4% for 2 minutes |\n| Queue length | < 40 | > 200 for 10 minutes |\n',
  '### Paging',
  '| Gauge | Threshold | Alert severity |\n|---|---|---|\n| Failed bookings | > 15% | P1 |\n| Disk | > 85% | P3 |\n',
  '### Tide alert script',
  '- Script: `/opt/harbor/bin/tide-alert.sh`\n- Schedule: `*/10 * * * *`\n',
  '## Ready to sail\n\n**Sign-off:**\n',
  '- [ ] Operations lead\n- [ ] Safety lead\n',
  '**Signatures:**\n',
  '- Product owner: \\_\\_\\_\\_\\_\\_\n',
  '## Contacts\n\n| Role | Contact |\n|---|---|\n| Harbor master | master@harbor.example |\n',
];

describe('what a document says of values and people', () => {
  let harbor: ReleasedChecklist;
  let plan: Plan;
  beforeEach(async () => {
    harbor = await checklist();
    await harbor.write('PLAN.md', `# Deploy the harbor\n\n${document.join('\n')}`);
    const { stdout } = await harbor.slipway('plan', join(harbor.dir, 'PLAN.md'), '--json');
    plan = JSON.parse(stdout) as Plan;
  });

  it('becomes rules that roll back where its column says so, with how long they must hold', () => {
    expect(
      plan.alerts.map(({ metric, op, value, forMs, rollback }) => [metric, op, value, forMs, rollback]),
    ).toEqual(
      expect.arrayContaining([
        ['failed bookings', '>', 4, 120_000, true],
        ['queue length', '>', 200, 600_000, true],
      ]),
    );
  });

  it('becomes budgets only where it says what is fine', () => {
    expect(plan.budgets.map(({ text }) => text)).toEqual(['Failed bookings: < 0.3%', 'Queue length: < 40']);
  });

  it('makes no rule of what pages somebody, nor of when a script runs', () => {
    const texts = plan.alerts.map(({ text }) => text).join('\n');
    expect(texts).not.toMatch(/schedule|script|\*\/10/i);
    expect(
      plan.alerts.filter(({ value, rollback }) => rollback === true && (value === 15 || value === 85)),
    ).toEqual([]);
  });

  it('names who signs, whether on boxes or on lines, and whom to reach', () => {
    expect(plan.signoffs.map(({ role }) => role).toSorted()).toEqual([
      'Operations lead',
      'Product owner',
      'Safety lead',
    ]);
    expect(plan.contacts).toEqual([
      expect.objectContaining({ role: 'Harbor master', value: 'master@harbor.example' }),
    ]);
  });

  it('runs none of it, and waits for signatures where the gate asks for them', async () => {
    expect((await harbor.release(...document)).code).toBe(0);
    expect(await harbor.witness()).toEqual(['sailed']);
    const signed = await checklist();
    await signed.write('PLAN.slipway.yaml', 'version: 1\ngates: { deploy: { signoffs: all } }\n');
    const { code, stdout, stderr } = await signed.release(...document);
    expect(code).toBe(3);
    expect(stdout + stderr).toContain('Safety lead');
    expect(await signed.witness()).toEqual([]);
  });
});
