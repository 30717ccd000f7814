import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';

let parse: (text: string) => Plan;

beforeAll(async () => {
  parse = await loadPlanParser();
});

const document = (...lines: readonly string[]): string =>
  ['# Deploy the harbor', '', ...lines, ''].join('\n');
const fence = (...lines: readonly string[]): readonly string[] => ['', '```bash', ...lines, '```', ''];
const guardsOf = (text: string) =>
  parse(text).sheet?.map(({ command, text: words, guard, runs }) => [command ?? words, guard, runs]);

describe('what a document leaves to a person', () => {
  it('is one of several options', () => {
    const text = document(
      '## Deployment',
      '### Option A: Docker',
      ...fence('docker compose up -d'),
      '### Option B: systemd',
      ...fence('systemctl restart harbor'),
    );
    expect(guardsOf(text)).toEqual([
      ['docker compose up -d', { kind: 'option', group: 'Deployment', label: 'Option A: Docker' }, 'asked'],
      [
        'systemctl restart harbor',
        { kind: 'option', group: 'Deployment', label: 'Option B: systemd' },
        'asked',
      ],
    ]);
  });

  it('is an environment of two', () => {
    const text = document(
      '## Deploy to staging',
      ...fence('make deploy ENV=staging'),
      '## Deploy to production',
      ...fence('make deploy ENV=production'),
    );
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([
      { kind: 'option', group: 'Deploy the harbor', label: 'Deploy to staging' },
      { kind: 'option', group: 'Deploy the harbor', label: 'Deploy to production' },
    ]);
  });

  it('is a case, named by a heading, a lead, or a comment', () => {
    const text = document(
      '## Deployment',
      '### If the schema changed',
      ...fence('make migrate'),
      '### Switch over',
      'If the cache is stale:',
      ...fence('make flush'),
      'Then:',
      ...fence('make switch', '# If it does not come up', 'make restart'),
    );
    expect(
      guardsOf(text)?.map(([command, guard]) => [command, (guard as { kind: string } | undefined)?.kind]),
    ).toEqual([
      ['make migrate', 'if'],
      ['make flush', 'if'],
      ['make switch', undefined],
      ['make restart', 'if'],
    ]);
  });

  it('is nothing where a sentence only asks', () => {
    const text = document(
      '## Deployment',
      'Check if the harbor answers:',
      ...fence('curl -f localhost/health'),
    );
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([undefined]);
  });

  it('does not pass from one section to the next', () => {
    const text = document(
      '## Deployment',
      '### If the schema changed',
      ...fence('make migrate'),
      '### Start',
      ...fence('make start'),
    );
    expect(guardsOf(text)?.at(-1)).toEqual(['make start', undefined, 'in-order']);
  });
});
