import { expect, test } from 'vitest';
import { filterLines } from '../../src/renderer/features/logs/filter/filter-lines.ts';
import { findMatches } from '../../src/renderer/features/logs/filter/find-matches.ts';
import { parseLogFilter, passesFilter } from '../../src/renderer/features/logs/filter/log-filter.ts';
import { layOut } from '../../src/renderer/features/logs/lay-out.ts';
import { targetColors } from '../../src/renderer/features/logs/target-colors.ts';
import type { LogLine } from '../../src/shared/wire/live.ts';

const line = (level: LogLine['level'], text: string, source = 'app'): LogLine => ({
  n: 1,
  at: null,
  target: 'web-1',
  source,
  level,
  text,
});
const passes = (filter: string, one: LogLine): boolean => passesFilter(one, parseLogFilter(filter));

test('level>= lets that level and worse through', () => {
  expect(passes('level>=warn', line('error', 'x'))).toBe(true);
  expect(passes('level>=warn', line('info', 'x'))).toBe(false);
  expect(passes('level>=warn', line('none', 'x'))).toBe(false);
});

test('words must all occur, in any case', () => {
  expect(passes('handshake REJECTED', line('info', 'ws: handshake rejected'))).toBe(true);
  expect(passes('handshake accepted', line('info', 'ws: handshake rejected'))).toBe(false);
});

test('a source and a regular expression narrow further', () => {
  expect(passes('source:nginx /5\\d\\d/', line('none', '503 GET /', 'nginx'))).toBe(true);
  expect(passes('source:nginx /5\\d\\d/', line('none', '200 GET /', 'nginx'))).toBe(false);
  expect(passes('source:nginx', line('none', '503', 'app'))).toBe(false);
});

test('marks about loss and reconnection are never filtered away', () => {
  expect(passes('level>=fatal zzz', line('mark', 'reconnected'))).toBe(true);
});

test('what cannot be read says so and shows everything', () => {
  const wrong = parseLogFilter('/(/');
  expect(wrong.problem).not.toBeNull();
  expect(passesFilter(line('info', 'x'), wrong)).toBe(true);
  expect(parseLogFilter('level>=loud').problem).toContain('loud');
});

test('a minus leaves out, quotes keep words together, and a bar stands between alternatives', () => {
  expect(passes('-health', line('info', 'GET /health'))).toBe(false);
  expect(passes('get -health', line('info', 'GET /berths'))).toBe(true);
  expect(passes('-source:nginx', line('info', 'x', 'nginx'))).toBe(false);
  expect(passes('-/^GET/', line('info', 'GET /'))).toBe(false);
  expect(passes('"not found"', line('info', 'found, not lost'))).toBe(false);
  expect(passes('"not found"', line('info', 'was Not Found'))).toBe(true);
  expect(passes('timeout | level>=error', line('info', 'a timeout'))).toBe(true);
  expect(passes('timeout | level>=error', line('error', 'x'))).toBe(true);
  expect(passes('timeout | level>=error', line('info', 'x'))).toBe(false);
});

test('what is still being typed hides nothing', () => {
  for (const text of ['', ' ', '-', '""', '|']) expect(passes(text, line('info', 'x'))).toBe(true);
  expect(passes('x |', line('info', 'x'))).toBe(true);
  expect(passes('y |', line('info', 'x'))).toBe(false);
});

const numbered = (...lines: LogLine[]): LogLine[] => lines.map((one, n) => ({ ...one, n: n + 1 }));

test('a stack trace passes with the line above it in its source', () => {
  const lines = numbered(
    line('info', 'fine'),
    line('none', '    at not.of.this (a.js:1)'),
    line('error', 'it broke'),
    line('info', 'meanwhile', 'nginx'),
    line('none', '    at run (app.js:3)'),
    line('none', 'Caused by: disk'),
    line('mark', 'step 3 began'),
    line('none', 'an ordinary line'),
  );
  const { lines: shown, found, total } = filterLines(lines, parseLogFilter('level>=error'));
  expect(shown.map(({ text }) => text)).toEqual([
    'it broke',
    '    at run (app.js:3)',
    'Caused by: disk',
    'step 3 began',
  ]);
  expect([found, total]).toEqual([3, 7]);
});

test('what was found is marked, without overlaps and without what must not be there', () => {
  const marked = (text: string, filter: string): string =>
    findMatches(text, parseLogFilter(filter))
      .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
      .join('');
  expect(marked('Error: no route, error 5', 'error /o r/ -x')).toBe('[Error]: n[o r]oute, [error] 5');
  expect(marked('aaa', 'aa /a+/')).toBe('[aaa]');
  expect(marked('nothing', 'level>=info -no')).toBe('nothing');
  expect(marked('abc', '/x*/')).toBe('abc');
});

test('JSON in a line is laid out, and nothing else is changed', () => {
  expect(layOut('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(layOut('web: {"a":{"b":2}}')).toBe('web:\n{\n  "a": {\n    "b": 2\n  }\n}');
  expect(layOut('use {braces} here')).toBe('use {braces} here');
});

test('targets keep their colors', () => {
  const color = targetColors(['web-1', 'cdn', 'web-1']);
  expect([color('web-1'), color('cdn')]).toEqual(['c0', 'c1']);
  expect(color('stranger')).toBe(color('stranger'));
});
