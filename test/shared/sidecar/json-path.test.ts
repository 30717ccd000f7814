import { describe, expect, it } from 'vitest';
import { atPath, jsonPathOf } from '../../../src/shared/sidecar/json-path.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

describe('a path into a JSON document', () => {
  it.each([
    ['a.b[0].c', ['a', 'b', 0, 'c']],
    ['[2][0]', [2, 0]],
    ['totals["http.requests"].n', ['totals', 'http.requests', 'n']],
    ['["a\\"b"]', ['a"b']],
    ['_x-y.$z', ['_x-y', '$z']],
  ])('%s is read', (text, path) => expect(jsonPathOf(text)).toEqual(path));

  it.each(['', '.', '.a', 'a.', 'a..b', 'a[', 'a[-1]', 'a[0', 'a[0]b', "a['b']", 'a b', 'a[1.5]', '["a'])(
    '%j is none',
    (text) => expect(jsonPathOf(text)).toBeNull(),
  );

  it('leads to own fields and places alone', () => {
    const document: unknown = JSON.parse('{"a":[{"b":1}],"__proto__":{"x":2},"s":"text"}');
    const at = (text: string) => atPath(document, jsonPathOf(text) ?? []);
    expect([at('a[0].b'), at('["__proto__"].x')]).toEqual([1, 2]);
    for (const text of [
      'a.length',
      'a["0"]',
      'a[1]',
      's.length',
      's[0]',
      'constructor',
      'toString',
      'a[0].b.c',
    ])
      expect(at(text), text).toBeUndefined();
  });

  it('leads to every leaf of documents drawn by seed, by a path that is written from its steps', () => {
    const draw = new SeededRandom(20_261_127);
    const keys = ['a', 'b c', 'd.e', '[0]', '"', '\\', '', '__proto__', 'constructor', 'ü', '\u0000', 'x-y'];
    const grow = (depth: number): unknown => {
      const kind = depth === 0 ? 0 : draw.below(3);
      if (kind === 0) return draw.below(1_000);
      const parts = Array.from({ length: 1 + draw.below(3) }, () => grow(depth - 1));
      if (kind === 1) return parts;
      return Object.fromEntries(parts.map((part) => [keys[draw.below(keys.length)], part]));
    };
    const walk = (value: unknown, text: string, seen: [string, unknown][]): void => {
      if (typeof value !== 'object' || value === null) seen.push([text, value]);
      else if (Array.isArray(value))
        for (const [n, each] of value.entries()) walk(each, `${text}[${n}]`, seen);
      else
        for (const [key, each] of Object.entries(value)) walk(each, `${text}[${JSON.stringify(key)}]`, seen);
    };
    let leaves = 0;
    for (let n = 0; n < 300; n += 1) {
      const document: unknown = JSON.parse(JSON.stringify(grow(4)));
      const seen: [string, unknown][] = [];
      walk(document, '', seen);
      for (const [text, value] of seen.filter(([path]) => path !== '')) {
        leaves += 1;
        expect(atPath(document, jsonPathOf(text) ?? ['?']), text).toBe(value);
      }
    }
    expect(leaves).toBeGreaterThan(1_000);
  });

  it('of any characters is read or refused, never thrown, and read the same again', () => {
    const draw = new SeededRandom(7);
    const signs = ['a', '.', '[', ']', '"', '\\', '0', '9', '-', ' ', '\n', 'ü', "'", '$'];
    for (let n = 0; n < 5_000; n += 1) {
      const text = Array.from({ length: draw.below(12) }, () => signs[draw.below(signs.length)]).join('');
      const path = jsonPathOf(text);
      if (path === null) continue;
      const again = path.map((key) => `[${JSON.stringify(key)}]`).join('');
      expect(jsonPathOf(again), text).toEqual(path);
    }
  });
});
