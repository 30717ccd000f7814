import { describe, expect, it } from 'vitest';
import type { TrafficHistory } from '../../../../src/engine/watch/access/access-traffic.ts';
import { CountedOnce, type TrafficSource } from '../../../../src/engine/watch/judging/counted-once.ts';
import type { Reading } from '../../../../src/engine/watch/judging/slot-book.ts';

const history: TrafficHistory = { host: 'web-1', bounds: [], from: 0, to: 20_000, streams: new Map() };

function source(
  host: string | null,
  more: Partial<TrafficSource> & { readonly access?: object } = {},
): TrafficSource {
  const { access, ...rest } = more;
  return {
    source: { kind: 'scrape', host, match: null, ...(access === undefined ? {} : { access }) },
    answers: 1,
    reason: null,
    mayPass: true,
    history: null,
    ...rest,
  };
}
const page = (host: string | null): TrafficSource => source(host);
const log = (host: string, more: Partial<TrafficSource> = {}): TrafficSource =>
  source(host, { access: {}, history, ...more });
const denied = { answers: 0, reason: 'may not be read', mayPass: false, history: null };

const reading: Reading = {
  from: 0,
  at: 5_000,
  host: 'web-1',
  traffic: new Map([['', { requests: 1, errors: 0, durations: null }]]),
  gauges: { memory: 1 },
};
const requests = ({ traffic }: Reading): number => traffic.size;

describe('a request that a page and a log both tell of', () => {
  it.each([
    ['a page of the same host', 'web-1'],
    ['a page that is read from here', null],
  ])('is counted by the log, beside %s, which keeps what it holds', (_what, host) => {
    const all = [page(host), log('web-1')];
    const once = new CountedOnce();
    expect(requests(once.counted(reading, all[1] as TrafficSource, all))).toBe(1);
    const ofPage = once.counted(reading, all[0] as TrafficSource, all);
    expect(requests(ofPage)).toBe(0);
    expect(ofPage.gauges).toEqual({ memory: 1 });
  });

  it('is counted by the page of another host', () => {
    const all = [page('web-2'), log('web-1')];
    const once = new CountedOnce();
    expect(requests(once.counted(reading, all[0] as TrafficSource, all))).toBe(1);
    expect(once.histories(all)).toEqual({ histories: [history], isWhole: false });
  });

  it('is counted by the page where the log cannot be read, and by the log never after', () => {
    const all = [page('web-1'), log('web-1', denied)];
    const once = new CountedOnce();
    expect(requests(once.counted(reading, all[0] as TrafficSource, all))).toBe(1);
    const later = [page('web-1'), log('web-1')];
    expect(requests(once.counted(reading, later[1] as TrafficSource, later))).toBe(0);
    expect(requests(once.counted(reading, later[0] as TrafficSource, later))).toBe(1);
    expect(once.histories(later)).toBeNull();
  });

  it('waits where the log may still be read', () => {
    const waiting = log('web-1', { answers: 0, reason: 'no connection yet', history: null });
    const all = [page('web-1'), waiting];
    const once = new CountedOnce();
    expect(requests(once.counted(reading, all[0] as TrafficSource, all))).toBe(0);
    expect(once.histories(all)).toBeNull();
    const read = [page('web-1'), log('web-1')];
    expect(once.histories(read)).toEqual({ histories: [history], isWhole: true });
    expect(once.histories(read)).toBeNull();
  });
});
