import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(resolve('docs/threat-model.md'), 'utf8');

describe('the threat model', () => {
  it('names a test that exists for every promise', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const tests = [...row.matchAll(/`((?:test|e2e)\/[^`]+)`/g)].map(([, file = '']) => file);
      expect(tests.length, row).toBeGreaterThan(0);
      expect(
        tests.filter((file) => !existsSync(resolve(file))),
        row,
      ).toEqual([]);
    }
  });

  it('leads to pages that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file = '']) => file);
    expect(links.filter((file) => !existsSync(resolve('docs', file)))).toEqual([]);
  });
});
