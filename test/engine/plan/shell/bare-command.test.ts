import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import { bareCommand } from '../../../../src/engine/plan/shell/recognize-command.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';

let parse: (text: string) => Plan;

beforeAll(async () => {
  parse = await loadPlanParser();
});

describe('a list line without code', () => {
  it.each([
    ['kubectl -n shop scale deployment/shop-web --replicas=0', null],
    ['make production scale-app REPLICAS=0', null],
    ['kubectl -n shop scale deployment/shop-web --replicas=1 (as many as before)', '(as many as before)'],
    ['sudo tar xzf /srv/shop.tar.gz', null],
    ['docker run --rm shop:1.2', null],
  ])('is a command: %s', (line, remark) => {
    const command = remark === null ? line : line.replace(` ${remark}`, '');
    expect(bareCommand(line)).toBe(command);
    const { sheet } = parse(`# Release\n\n## Deploy\n\n- ${line}\n`);
    expect(sheet?.map((each) => each.command)).toEqual([command]);
  });

  it.each([
    'docker multi-stage build',
    'nginx reverse-proxy configured',
    'node v20.1 installed',
    'git pre-commit hooks in use',
    'python 3.12',
    'make the change with --force if it is needed',
    'kubectl, helm and --kubeconfig are set up.',
    'Restart shop-web --now',
    'curl and /health for the probe',
  ])('is none: %s', (line) => {
    expect(bareCommand(line)).toBeNull();
  });
});
