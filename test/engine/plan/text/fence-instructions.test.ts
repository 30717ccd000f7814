import { describe, expect, it } from 'vitest';
import { readFenceInstructions } from '../../../../src/engine/plan/text/fence-instructions.ts';

const read = (info: string, ...lines: readonly string[]) =>
  readFenceInstructions({ info, text: `${lines.join('\n')}\n`, line: 9 });

describe('what in a fence is for a person', () => {
  it('is a statement each of SQL, with the comment above it as its title', () => {
    expect(read('sql', '-- Count the orders', 'select count(*) from orders;', '', 'vacuum;')).toEqual([
      { text: 'Count the orders', code: 'select count(*) from orders;', language: 'sql', line: 11 },
      { text: 'vacuum;', code: 'vacuum;', language: 'sql', line: 13 },
    ]);
  });

  it('is a transaction as a whole', () => {
    const found = read('sql', 'BEGIN;', 'update berths set free = 1;', 'COMMIT;', 'analyze;');
    expect(found.map(({ code }) => code)).toEqual([
      'BEGIN;\nupdate berths set free = 1;\nCOMMIT;',
      'analyze;',
    ]);
  });

  it('is SQL without a label that says so', () => {
    expect(read('', 'select 1 from berths;')).toMatchObject([
      { code: 'select 1 from berths;', language: 'sql' },
    ]);
  });

  it('is a box each of a checklist in code', () => {
    expect(read('', '[ ] Tell the harbor office', '[x] Write it down')).toEqual([
      { text: 'Tell the harbor office', line: 10 },
      { text: 'Write it down', line: 11 },
    ]);
  });

  it('is a comment of a shell that asks for something no command below it does', () => {
    const found = read(
      'bash',
      '# Build',
      'make',
      '',
      '# Wait for the harbor office to answer',
      '',
      '# Stop',
      'make stop',
    );
    expect(found.map(({ text, line }) => [text, line])).toEqual([
      ['Wait for the harbor office to answer', 13],
    ]);
  });

  it('is what is typed into a program', () => {
    expect(read('bash', 'parted /dev/sdb', '(parted) print')).toMatchObject([{ code: 'print', line: 11 }]);
  });

  it.each([
    ['json', '{ "select": 1 }'],
    ['', 'The output looks like this'],
    ['bash', 'make build'],
  ])('is nothing in %s “%s”', (info, line) => {
    expect(read(info, line)).toEqual([]);
  });
});
