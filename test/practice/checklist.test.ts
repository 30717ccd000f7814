import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parsePlan } from '../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser } from '../../src/engine/plan/shell/shell-parser.ts';
import { parseSidecar, type ReadSidecar } from '../../src/engine/plan/sidecar/read-sidecar.ts';
import type { Plan } from '../../src/shared/plan/plan.ts';
import { assignTargets } from '../../src/shared/sidecar/assign-targets.ts';
import { resources } from './support.ts';

let plan: Plan;
let read: Omit<ReadSidecar, 'file'>;
beforeAll(async () => {
  const text = (name: string) => readFile(join(resources, 'project', name), 'utf8');
  plan = parsePlan(await text('RELEASE_CHECKLIST.md'), await loadShellParser());
  // As a start of the practice server fills it in.
  read = parseSidecar((await text('RELEASE_CHECKLIST.slipway.yaml')).replaceAll('{{port}}', '20000'));
});

test('the sidecar satisfies the schema', () => {
  expect(read.diagnostics).toEqual([]);
  expect(read.sidecar.environment).toBe('practice');
});

test('the checklist is understood without warnings', () => {
  expect(plan.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('every step of the checklist knows where it runs', () => {
  const places = assignTargets(plan, read.sidecar);
  const placeOf = (title: string) => {
    const step = plan.steps.find((each) => each.title === title);
    return step && places[step.id];
  };
  expect(plan.steps.filter(({ id }) => places[id] === undefined || places[id] === null)).toEqual([]);
  expect(placeOf('Install the new release')).toBe('harbor-1');
  expect(placeOf('Keep the release that is live')).toBe('local');
  expect(placeOf('Run the smoke test')).toBe('local');
  expect(placeOf('Follow the log')).toBe('harbor-1');
  expect(placeOf('Roll back in one go')).toBe('local');
});

test('the checklist has something of everything', () => {
  const kinds = new Set(plan.phases.map(({ kind }) => kind));
  for (const kind of [
    'preflight',
    'deploy',
    'verify',
    'monitor',
    'rollback',
    'maintenance',
    'contacts',
    'signoff',
  ]) {
    expect(kinds).toContain(kind);
  }
  expect(plan.items.filter(({ kind }) => kind === 'check')).toHaveLength(6);
  expect(plan.steps.some(({ follow }) => follow)).toBe(true);
  expect(plan.rollback.alternatives).toHaveLength(2);
  expect(plan.budgets.length).toBeGreaterThanOrEqual(7);
  expect(plan.alerts.length).toBeGreaterThanOrEqual(5);
  expect(plan.alerts.filter(({ rollback }) => rollback === true)).toMatchObject([
    { metric: expect.stringContaining('error rate'), op: '>', value: 5, forMs: 120_000 },
  ]);
});
