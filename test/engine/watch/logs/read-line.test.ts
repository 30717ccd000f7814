import { describe, expect, it } from 'vitest';
import { priorityLevel, readLine } from '../../../../src/engine/watch/logs/read-line.ts';

describe('the time of a log line', () => {
  const noon = Date.parse('2026-01-02T12:00:00Z');

  it.each([
    ['2026-01-02T12:00:00Z up', noon],
    ['[2026-01-02T12:00:00Z] up', noon],
    ['2026-01-02 12:00:00Z up', noon],
    ['2026-01-02T12:00:00.123Z up', noon + 123],
    ['2026-01-02 12:00:00,123Z up', noon + 123],
    ['2026-01-02T12:00:00.123456789Z up', noon + 123],
    ['2026-01-02T14:00:00+02:00 up', noon],
    ['2026-01-02T07:00:00-05:00 up', noon],
  ])('is read from %j and left out of its text', (raw, at) => {
    expect(readLine(raw)).toEqual({ at, level: 'none', text: 'up' });
  });

  it.each(['up at 2026-01-02T12:00:00Z', '2026-13-45T99:00:00Z up', '12:00:00 up', ''])(
    'is not known of %j, whose text stays whole',
    (raw) => {
      expect(readLine(raw)).toMatchObject({ at: null, text: raw });
    },
  );
});

describe('the level of a log line', () => {
  it.each([
    ['FATAL: out of memory', 'fatal'],
    ['PANIC in handler', 'fatal'],
    ['[ERROR] no route', 'error'],
    ['SEVERE: no route', 'error'],
    ['level=error msg="no route"', 'error'],
    ['{"level":"error","msg":"no route"}', 'error'],
    ['{"level": "warning","msg":"slow"}', 'warn'],
    ['WARN slow', 'warn'],
    ['level=warning msg=slow', 'warn'],
    ['INFO listening', 'info'],
    ['NOTICE reloaded', 'info'],
    ['level=info msg=up', 'info'],
    ['DEBUG query', 'debug'],
    ['{"level":"debug"}', 'debug'],
    ['TRACE enter', 'trace'],
    ['level=fatal msg="cannot bind"', 'fatal'],
    ['{"level":"fatal","msg":"cannot bind"}', 'fatal'],
    ['{"level":"panic","msg":"nil"}', 'fatal'],
    ['level=trace msg=enter', 'trace'],
    ['{"level":"trace"}', 'trace'],
  ])('of %j is %s', (raw, level) => {
    expect(readLine(raw).level).toBe(level);
  });

  it.each(['an error occurred', 'ERRORS_TOTAL 7', 'terror', 'information desk', 'GET /error 200', 'wARNing'])(
    'of %j is none: only a level’s own word counts',
    (raw) => {
      expect(readLine(raw).level).toBe('none');
    },
  );

  it('is the most severe one in the line', () => {
    expect(readLine('INFO retry after ERROR').level).toBe('error');
  });

  it('is only searched for near the beginning of a line', () => {
    expect(readLine(`${'x'.repeat(300)} ERROR`).level).toBe('none');
  });
});

describe('the text of a log line', () => {
  it.each([
    ['colors', '\u001b[31mred\u001b[0m text', 'red text'],
    ['a title of the window', '\u001b]0;owned\u0007text', 'text'],
    ['a carriage return, which would overwrite', 'good\rbad', 'goodbad'],
    ['a backspace', 'ab\bc', 'abc'],
    ['a sequence that does not end', 'text\u001b[', 'text['],
    ['NUL', 'a\u0000b', 'ab'],
  ])('is without %s', (_what, raw, text) => {
    expect(readLine(raw).text).toBe(text);
  });

  it('keeps tabs and letters of every script', () => {
    expect(readLine('a\tb größe 大小 🚀').text).toBe('a\tb größe 大小 🚀');
  });
});

describe('a priority of syslog', () => {
  it.each([
    [0, 'fatal'],
    [2, 'fatal'],
    [3, 'error'],
    [4, 'warn'],
    [5, 'info'],
    [6, 'info'],
    [7, 'debug'],
  ])('%d is %s', (priority, level) => {
    expect(priorityLevel(priority)).toBe(level);
  });
});

describe('a time without a zone', () => {
  it('is of the zone of its server, and is kept as it was written', () => {
    expect(readLine('2026-01-02 12:00:00,5 up', '+09:00')).toEqual({
      at: Date.parse('2026-01-02T03:00:00.500Z'),
      level: 'none',
      text: 'up',
      stamp: '2026-01-02 12:00:00,5',
    });
    expect(readLine('2026-01-02T12:00:00Z up', '+09:00')).toEqual({
      at: Date.parse('2026-01-02T12:00:00Z'),
      level: 'none',
      text: 'up',
    });
  });

  it('is not known where the zone is not', () => {
    expect(readLine('2026-01-02 12:00:00 up')).toMatchObject({ at: null, text: '2026-01-02 12:00:00 up' });
  });
});
