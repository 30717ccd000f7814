import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';

/** The only sample of a line. */
const one = (line: string) => {
  const samples = parseExposition(line);
  expect(samples).toHaveLength(1);
  return samples[0];
};

describe('a sample line', () => {
  it.each([
    ['up 1', { name: 'up', labels: {}, value: 1, at: null }],
    ['up{} 1', { name: 'up', labels: {}, value: 1, at: null }],
    ['node:cpu:rate5m 0.25', { name: 'node:cpu:rate5m', labels: {}, value: 0.25, at: null }],
    ['  indented_total   3  ', { name: 'indented_total', labels: {}, value: 3, at: null }],
    [
      'http_requests_total{method="post",code="200"} 1027',
      { name: 'http_requests_total', labels: { method: 'post', code: '200' }, value: 1_027, at: null },
    ],
    ['x{trailing="comma",} 4', { name: 'x', labels: { trailing: 'comma' }, value: 4, at: null }],
    ['x\t12', { name: 'x', labels: {}, value: 12, at: null }],
  ])('is read from %j', (line, sample) => {
    expect(one(line)).toEqual(sample);
  });

  it.each([
    ['1e3', 1_000],
    ['-4.5', -4.5],
    ['+Inf', Number.POSITIVE_INFINITY],
    ['Inf', Number.POSITIVE_INFINITY],
    ['-Inf', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['9007199254740993', 9_007_199_254_740_992],
  ])('has the value %s', (text, value) => {
    expect(one(`x ${text}`)?.value).toBe(value);
  });

  it.each([
    ['Prometheus milliseconds', '1700000000123', 1_700_000_000_123],
    ['OpenMetrics seconds', '1700000000.5', 1_700_000_000_500],
    ['OpenMetrics seconds in exponent form', '1.7e9', 1_700_000_000_000],
  ])('carries a time in %s', (_what, text, at) => {
    expect(one(`x 1 ${text}`)?.at).toBe(at);
  });

  it.each(['0', '-1700000000000'])('carries no time when it says %s', (text) => {
    expect(one(`x 1 ${text}`)?.at).toBeNull();
  });
});

describe('a label value', () => {
  it.each([
    ['an escaped quote', String.raw`x{path="a\"b"} 1`, { path: 'a"b' }],
    ['an escaped backslash', String.raw`x{path="C:\\logs"} 1`, { path: 'C:\\logs' }],
    ['an escaped line feed', String.raw`x{text="a\nb"} 1`, { text: 'a\nb' }],
    ['a backslash before an n', String.raw`x{text="a\\n"} 1`, { text: 'a\\n' }],
    ['braces, which end nothing', 'x{path="/a/{id}",code="200"} 1', { path: '/a/{id}', code: '200' }],
    ['a comma and an equals sign', 'x{q="a=1,b=2",code="500"} 1', { q: 'a=1,b=2', code: '500' }],
    ['a hash, which begins no comment', 'x{path="/#/home"} 1', { path: '/#/home' }],
    ['nothing', 'x{path=""} 1', { path: '' }],
  ])('may hold %s', (_what, line, labels) => {
    expect(one(line)).toEqual({ name: 'x', labels, value: 1, at: null });
  });
});

describe('an OpenMetrics exemplar', () => {
  it.each([
    ['', null],
    [' 1700000000', 1_700_000_000_000],
  ])('does not replace the sample’s own value, with the time %j', (time, at) => {
    expect(one(`http_bucket{le="1"} 5${time} # {trace_id="abc"} 0.67 1700000001.5`)).toEqual({
      name: 'http_bucket',
      labels: { le: '1' },
      value: 5,
      at,
    });
  });

  it('does not give a series without labels any', () => {
    expect(one('requests_total 17 # {trace_id="abc"} 1.0')).toEqual({
      name: 'requests_total',
      labels: {},
      value: 17,
      at: null,
    });
  });
});

describe('a page', () => {
  it('without a line has no samples', () => {
    expect(parseExposition('')).toEqual([]);
    expect(parseExposition('\n\n')).toEqual([]);
  });

  it('is read past its comments and its end mark', () => {
    const page = '# HELP up Whether it is up.\n# TYPE up gauge\nup 1\n# EOF\n';
    expect(parseExposition(page).map(({ name, value }) => [name, value])).toEqual([['up', 1]]);
  });

  it('is read with CR LF line ends', () => {
    expect(parseExposition('a 1\r\nb 2\r\n').map(({ name, value }) => [name, value])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it.each([
    ['<html><body>502 Bad Gateway</body></html>'],
    ['{"status":"ok"}'],
    ['x'],
    ['x one'],
    ['x{a="1" 2'],
    ['x{a="unclosed} 2'],
    ['9lives 1'],
    ['x 1 2 3 4'],
  ])('skips %j and keeps the lines around it', (line) => {
    expect(parseExposition(`before 1\n${line}\nafter 2\n`).map(({ name }) => name)).toEqual([
      'before',
      'after',
    ]);
  });

  it('does not let a label reach the prototype of objects', () => {
    const sample = one('x{__proto__="a",constructor="b"} 1');
    expect(Object.keys(sample?.labels ?? {}).sort()).toEqual(['__proto__', 'constructor']);
    expect(({} as { a?: string }).a).toBeUndefined();
  });

  it('with a line of a million escaped quotes is still read', () => {
    const hostile = `x{a="${'\\"'.repeat(500_000)}} 1`;
    expect(parseExposition(`${hostile}\nup 1\n`).map(({ name }) => name)).toEqual(['up']);
  });
});
