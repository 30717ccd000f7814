import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { planSchema } from '../../../src/shared/plan/plan.ts';
import { workOf } from '../../../src/shared/plan/work.ts';

/** The document that started it lies beside the checkout where there is one. */
const seed = resolve(process.env.SLIPWAY_SEED ?? '../shared/design/seed-checklist.md');
if (!existsSync(seed)) process.stderr.write(`seed.test is skipped: there is no ${seed}\n`);

describe.skipIf(!existsSync(seed))('the seed document', async () => {
  const parse = await loadPlanParser();
  const plan = existsSync(seed) ? parse(readFileSync(seed, 'utf8')) : parse('');
  const kindOf = (heading: string) =>
    plan.phases.filter((phase) => phase.heading === heading).map((phase) => phase.kind);

  it('is a plan by its own schema', () => {
    expect(planSchema.parse(plan)).toEqual(plan);
  });

  it('has its title, its metadata and every box', () => {
    expect(plan.title).toBe('Production Deployment Checklist');
    expect(plan.metadata).toMatchObject({
      version: '1.0.0',
      status: 'Ready for Production',
      date: 'October 26, 2025',
    });
    expect(plan.items).toHaveLength(122);
  });

  it('gives every heading its kind', () => {
    expect(plan.phases).toHaveLength(43);
    expect(kindOf('Pre-Deployment Verification')).toEqual(['preflight']);
    expect(kindOf('1. Pre-deployment')).toEqual(['deploy']);
    expect(kindOf('4. Post-deployment')).toEqual(['verify']);
    expect(kindOf('HTTPS/WSS Configuration')).toEqual(['reference']);
    expect(kindOf('Metrics to Monitor')).toEqual(['monitor']);
    expect(kindOf('If Issues Detected')).toEqual(['rollback']);
  });

  it('finds the ten checks with their commands and expectations', () => {
    const checks = plan.items.filter((item) => item.kind === 'check');
    expect(checks.map((item) => item.command)).toEqual([
      'cargo build --release',
      'cargo test',
      'cargo audit',
      'cargo fmt --check',
      'cargo clippy',
      'npm run build',
      'npm run type-check',
      'npm run lint',
      'npm run test',
      'npm run test:integration',
    ]);
    expect(checks[1]?.expect).toBe('30/30');
    expect(checks[5]?.expect).toBe('783ms');
  });

  it('finds the steps of its fences, the two that never end, and what only expects', () => {
    expect(plan.steps).toHaveLength(25);
    expect(plan.steps.filter((step) => step.follow).map((step) => step.title)).toEqual([
      'Monitor logs',
      'Monitor metrics',
    ]);
    expect(plan.steps[0]).toMatchObject({
      title: 'Run all tests',
      commands: ['npm run test:integration'],
      expect: expect.stringContaining('10/10 passed'),
    });
  });

  it('tells the twins under one title apart', () => {
    const twins = workOf(plan).filter((item) => item.title === 'Deploy new version');
    expect(twins.map((item) => item.command)).toEqual([
      'cp target/release/chatapp-cli /app/',
      'cp -r crates/chatapp-proto/proto /app/',
    ]);
    const ids = workOf(plan).map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('knows where its commands run', () => {
    const where = (title: string) =>
      plan.steps.filter((step) => step.title === title).map((step) => step.where);
    expect(where('Stop current service')).toEqual(['server']);
    expect(where('Check metrics')).toEqual(['server']);
    expect(where('Run smoke tests')).toEqual(['local']);
    expect(where('Rollback if necessary')).toEqual(['server']);
    expect(where('Backup current production')).toEqual(['local']);
  });

  it('reads the budgets, the eight alert rules and both ways back', () => {
    expect(plan.budgets).toHaveLength(15);
    expect(plan.budgets[2]).toMatchObject({
      metric: 'request latency',
      stat: 'p95',
      op: '<',
      value: 100,
      unit: 'ms',
    });
    expect(plan.alerts.map(({ metric, op, value }) => [metric, op, value])).toEqual([
      ['error rate', '>', 1],
      ['latency p95', '>', 500],
      ['memory usage', '>', 80],
      ['CPU usage', '>', 90],
      ['database connection pool', 'event', null],
      ['free disk space', '<', 10],
      ['service up', 'event', null],
      ['certificate expiry', 'event', null],
    ]);
    expect(plan.rollback.alternatives.map(({ heading, steps }) => [heading, steps.length])).toEqual([
      ['If Deployment Fails', 4],
      ['If Issues Detected', 3],
    ]);
    expect(plan.rollback.automatic).toBe('./scripts/rollback.sh');
  });

  it('reads maintenance, contacts, sign-offs and record fields', () => {
    expect(plan.maintenance.map((entry) => entry.every)).toEqual([
      ...Array(3).fill('day'),
      ...Array(3).fill('week'),
      ...Array(4).fill('month'),
      ...Array(4).fill('quarter'),
    ]);
    expect(plan.contacts.map((contact) => contact.role)).toEqual([
      'On-call Engineer',
      'DevOps Lead',
      'Security Team',
      'Database Admin',
      'Network Admin',
    ]);
    expect(plan.signoffs.map((signoff) => signoff.role)).toEqual([
      'Backend Lead',
      'Frontend Lead',
      'DevOps Lead',
      'Security Lead',
      'Product Manager',
    ]);
    expect(plan.fields.map((field) => field.name)).toEqual([
      'Deployment Date',
      'Deployed By',
      'Approved By',
      'Notes',
    ]);
  });
});
