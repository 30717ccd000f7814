import { afterEach, describe, expect, it } from 'vitest';
import { whyUnmeasured } from '../../../../src/engine/measures/unmeasured.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { MetricWatch } from '../../../../src/engine/watch/sources/metric-watch.ts';
import type { AlertRule, Plan } from '../../../../src/shared/plan/plan.ts';
import { type MetricSource, sidecarSchema } from '../../../../src/shared/sidecar/sidecar.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { webServers } from '../../../support/web-server.ts';

const serve = webServers();
const rule = (metric: string, unit: string): AlertRule => ({
  text: 'r',
  metric,
  op: '>',
  value: 1,
  unit,
  line: 1,
});
let watch: MetricWatch | null = null;
afterEach(() => watch?.close());

describe('a JSON page among the sources', () => {
  it('feeds the tile whose series it names, and says above the tiles which of its paths lead nowhere', async () => {
    const address = await serve((_request, response) => response.end('{"mem": 5000000}'));
    const source = {
      json: address,
      read: { mem: 'process_resident_memory_bytes', 'queue.depth': 'queue_depth' },
    };
    const clock = new HandClock();
    const plan = { budgets: [], alerts: [] } as Partial<Plan> as Plan;
    const targets = { members: (name: string) => [name] } as Partial<Targets> as Targets;
    const watching = new MetricWatch({
      plan,
      sidecar: { version: 1, metrics: [source] },
      targets,
      tell: () => undefined,
      clock,
    });
    watch = watching;
    await expect.poll(() => watching.tiles.map(({ id }) => id)).toEqual(['memory']);
    expect(watching.samples.memory?.at(-1)?.value).toBe(5);
    expect(watching.states).toMatchObject([
      { source: address, silentSince: null, reason: 'there is nothing at queue.depth' },
    ]);
  });

  it('measures the rules of the series that it names, and no others', () => {
    const sources: MetricSource[] = [{ json: 'http://x/', read: { mem: 'process_resident_memory_bytes' } }];
    expect(whyUnmeasured(rule('memory', 'MB'), sources)).toBeNull();
    expect(whyUnmeasured(rule('error rate', '%'), sources)).toContain(
      'no source has a series for “error rate”',
    );
    const named: MetricSource[] = [{ command: 'x', name: 'n', series: { r: 'n' } }];
    expect(whyUnmeasured(rule('queue depth', ''), named)).toBeNull();
    expect(whyUnmeasured(rule('memory', 'MB'), [{ command: 'x', name: 'n' }])).not.toBeNull();
  });

  it.each([
    [{ json: 'http://x/', read: { 'a..b': 'n' } }, 'a path'],
    [{ json: 'http://x/', read: {} }, 'no path'],
    [{ json: 'http://x/', read: { a: 'no name' } }, 'a name'],
    [{ json: 'http://x/' }, 'nothing read'],
    [{ command: '' }, 'no command'],
    [{ command: 'x', via: 'web-1' }, 'an unknown key'],
  ])('is refused in the sidecar as %j, for %s', (source, _what) => {
    expect(sidecarSchema.safeParse({ version: 1, metrics: [source] }).success).toBe(false);
  });
});
