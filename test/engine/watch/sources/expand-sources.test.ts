import { describe, expect, it } from 'vitest';
import { expandSources, type HostSource } from '../../../../src/engine/watch/sources/expand-sources.ts';
import type { MetricSource } from '../../../../src/shared/sidecar/sidecar.ts';

const groups: Readonly<Record<string, readonly string[]>> = { web: ['web-1', 'web-2'] };
const targets = { members: (name: string) => groups[name] ?? [name] };
const expand = (...sources: readonly MetricSource[]) => expandSources(sources, targets);
const source = (more: Partial<HostSource>): HostSource => ({
  kind: 'scrape',
  address: '',
  ca: null,
  host: null,
  everyMs: 2_000,
  match: null,
  series: {},
  ...more,
});
const page = 'http://127.0.0.1:9000/metrics';

describe('the sources of a sidecar', () => {
  it.each([
    ['a page, asked from here', { scrape: page }, [source({ address: page })]],
    ['a page, asked on a host', { scrape: page, via: 'db' }, [source({ address: page, host: 'db' })]],
    [
      'a page, asked on every host of a group: each has its own',
      { scrape: page, via: 'web' },
      [source({ address: page, host: 'web-1' }), source({ address: page, host: 'web-2' })],
    ],
    [
      'the figures of every host of a group',
      { host: 'web' },
      [source({ kind: 'host', host: 'web-1' }), source({ kind: 'host', host: 'web-2' })],
    ],
    [
      'a Prometheus server, through one host of a group: they all reach the same',
      { prometheus: 'http://prom:9090', match: '{job="a"}', via: 'web' },
      [source({ address: 'http://prom:9090', match: '{job="a"}', host: 'web-1', everyMs: 5_000 })],
    ],
    [
      'a Prometheus server, from here',
      { prometheus: 'http://prom:9090', match: '{job="a"}' },
      [source({ address: 'http://prom:9090', match: '{job="a"}', everyMs: 5_000 })],
    ],
    [
      'the access log of every host of a group',
      { access: '/var/log/nginx/access.log', on: 'web', format: 'nginx' as const },
      [
        source({
          address: '/var/log/nginx/access.log',
          host: 'web-1',
          everyMs: 5_000,
          access: { format: 'nginx' },
        }),
        source({
          address: '/var/log/nginx/access.log',
          host: 'web-2',
          everyMs: 5_000,
          access: { format: 'nginx' },
        }),
      ],
    ],
    [
      'an access log of this machine, whose lines tell its format',
      { access: '/var/log/caddy/access.log', every: '10s' },
      [
        source({
          address: '/var/log/caddy/access.log',
          host: 'local',
          everyMs: 10_000,
          access: { format: null },
        }),
      ],
    ],
  ])('%s', (_what, given, sources) => {
    expect(expand(given)).toEqual(sources);
  });

  it('leave out a Prometheus server without a selector', () => {
    expect(expand({ prometheus: 'http://prom:9090' })).toEqual([]);
  });

  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['1ms', 250],
    ['0s', 250],
    ['often', 2_000],
  ])('are asked every %s: %d ms', (every, everyMs) => {
    expect(expand({ scrape: page, every })[0]?.everyMs).toBe(everyMs);
  });

  it('keep named series, for pages only', () => {
    const series = { 'Queue above 5': 'queue_depth' };
    expect(expand({ scrape: page, series })[0]?.series).toEqual(series);
    expect(expand({ prometheus: 'http://p', match: '{}', series })[0]?.series).toEqual(series);
    expect(expand({ host: 'db' })[0]?.series).toEqual({});
  });

  it('keep the sidecar’s order', () => {
    expect(expand({ host: 'db' }, { scrape: page }).map(({ kind }) => kind)).toEqual(['host', 'scrape']);
    expect(expand()).toEqual([]);
  });
});
