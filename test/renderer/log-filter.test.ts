import { expect, test } from 'vitest';
import { parseLogFilter, passesFilter } from '../../src/renderer/features/logs/log-filter.ts';
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

test('targets keep their colors', () => {
  const color = targetColors(['web-1', 'cdn', 'web-1']);
  expect([color('web-1'), color('cdn')]).toEqual(['c0', 'c1']);
  expect(color('stranger')).toBe(color('stranger'));
});
