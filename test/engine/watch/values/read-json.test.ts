import { describe, expect, it } from 'vitest';
import { type JsonMapping, seriesOf } from '../../../../src/engine/watch/values/read-json.ts';

const address = 'http://127.0.0.1/status';
const read = (text: string, mapping: JsonMapping) => seriesOf(text, { mapping, address, at: 5 });
const page = JSON.stringify({
  queues: [{ name: 'mail', depth: 3 }],
  total: '12',
  ready: true,
  note: 'fine',
  none: null,
  big: 1,
});

describe('the series of a JSON page', () => {
  it('are the numbers its paths lead to, with the labels and the kind that are named', () => {
    const mapping = {
      'queues[0].depth': { name: 'jobs_waiting', labels: { queue: 'mail' } },
      total: { name: 'jobs_done', kind: 'counter' as const },
      ready: 'ready',
    };
    expect(read(page, mapping)).toEqual({
      at: 5,
      samples: [
        { name: 'jobs_waiting', labels: { queue: 'mail' }, value: 3, at: null },
        { name: 'jobs_done', labels: {}, value: 12, at: null },
        { name: 'ready', labels: {}, value: 1, at: null },
      ],
      counters: new Set(['jobs_done']),
    });
  });

  it.each([
    ['nothing at its path', 'queues[1].depth', 'there is nothing at queues[1].depth'],
    ['a text', 'note', 'what stands at note is no number: "fine"'],
    ['null', 'none', 'what stands at none is no number: null'],
    ['a list', 'queues', 'what stands at queues is no number: [{"name":"mail","depth":3}]'],
  ])('leave out one with %s, say why, and hold up no other', (_what, path, why) => {
    const scrape = read(page, { [path]: 'lost', total: 'jobs' });
    expect(scrape.samples.map(({ name }) => name)).toEqual(['jobs']);
    expect([scrape.refused?.get('lost'), scrape.broken?.has('lost')]).toEqual([why, true]);
  });

  it('are none where two paths give one series, or a number is too large', () => {
    expect(read(page, { total: 'one', big: 'one' }).refused?.get('one')).toContain(
      'two paths give the same series one',
    );
    expect(() => read('{"n": 1e999}', { n: 'n' })).toThrow('what stands at n is no number');
  });

  it.each(['', '<html>', '{"a": 1', 'a: 1'])('are refused where %j is no JSON', (text) => {
    expect(() => read(text, { a: 'a' })).toThrow(
      `${address} is no JSON: it begins with ${JSON.stringify(text)}`,
    );
  });

  it('are refused where no path leads to a number', () => {
    expect(() => read('{}', { a: 'a', 'b.c': 'b' })).toThrow(
      `${address}: there is nothing at a; there is nothing at b.c`,
    );
  });
});
