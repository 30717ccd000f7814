import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeRuns } from '../../../../src/engine/run/report/summarize-run.ts';
import { RunStore } from '../../../../src/engine/run/session/run-store.ts';
import { releaseTrends, trendValue } from '../../../../src/engine/watch/series/release-trends.ts';
import { writeSeriesLine } from '../../../../src/engine/watch/series/series-line.ts';
import { createSession, findItem } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const checklist = '# Web\n\n**Version**: 2.0\n\n## Deployment\n\n```bash\nmake deploy\n```\n';
const ended = {
  outcome: 'passed',
  exit: 0,
  durationMs: 1,
  outputBytes: 0,
  outputSha256: '',
} as const;

/** A release whose step has run; what was measured of it is written by `measured`, from when its change was over. */
async function release(dir: string, measured: (changedAt: number) => string) {
  const session = await createSession(dir, checklist);
  const { id: item } = findItem(session, 'make deploy');
  await session.append({ type: 'run.started', actor: 'ann' });
  await session.append({
    type: 'item.started',
    item,
    attempt: 1,
    command: 'make deploy',
    target: 'local',
    timeoutMs: 1_000,
  } as never);
  await session.append({ type: 'item.ended', item, attempt: 1, ...ended } as never);
  const changedAt = Date.parse(session.events.at(-1)?.at ?? '');
  await writeFile(session.files.series, measured(changedAt));
  await session.close();
  return { run: session.run, changedAt };
}

const tiles = [
  { id: 't', label: 'Latency', unit: 'ms', budget: null, bound: null, source: 's', hosts: [], rules: [] },
];
const lines = (from: number, values: readonly (number | null)[]): string =>
  `${JSON.stringify({ tiles })}\n${writeSeriesLine({ id: 't', samples: values.map((value, n) => ({ at: from + n, value })) })}`;

const trendsIn = async (dir: string) => {
  const store = new RunStore(join(dir, 'state'));
  return releaseTrends(store, await summarizeRuns(store, async () => undefined));
};

describe('releases side by side', () => {
  it('say what was measured after their change, the oldest first', async () => {
    const dir = await folder();
    const before = Array.from({ length: 50 }, () => 900);
    const values = Array.from({ length: 20 }, (_, n) => n + 1);
    const first = await release(dir, (at) => lines(at - 50, [...before, ...values]));
    const second = await release(dir, (at) =>
      lines(
        at,
        values.map((value) => value * 2),
      ),
    );
    expect(await trendsIn(dir)).toMatchObject([
      {
        run: first.run,
        version: '2.0',
        at: first.changedAt,
        rolledBack: false,
        values: { t: { median: 10, p95: 19 } },
      },
      { run: second.run, values: { t: { median: 20, p95: 38, samples: 20 } } },
    ]);
  });

  it('leave out a release of which too little was measured, and one that changed nothing', async () => {
    const dir = await folder();
    await release(dir, (at) => lines(at, [1, 2, 3]));
    await release(dir, () => 'damaged');
    const session = await createSession(dir, checklist);
    await writeFile(
      session.files.series,
      lines(
        Date.now(),
        Array.from({ length: 20 }, () => 1),
      ),
    );
    await session.close();
    expect(await trendsIn(dir)).toEqual([]);
  });

  it('count only what lies between the change and its end, without gaps', () => {
    const samples = Array.from({ length: 40 }, (_, n) => ({ at: n, value: n % 2 === 0 ? n : null }));
    expect(trendValue(samples, { from: 10, to: 29 })).toEqual({ median: 18, p95: 28, samples: 10 });
    expect(trendValue(samples, { from: 10, to: 27 })).toBeNull();
  });
});
