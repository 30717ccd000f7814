import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slotQuantile } from '../../../../src/engine/judge/slots.ts';
import { AccessLog } from '../../../../src/engine/watch/access/access-log.ts';
import type { TrafficHistory } from '../../../../src/engine/watch/access/access-traffic.ts';
import {
  type Answered,
  awks,
  dayOfRequests,
  serverWithAwk,
  uglyLines,
  type Writer,
  writers,
} from '../../../support/access-logs.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const formats = Object.keys(writers) as Writer[];

/** A log with a line of another making behind every hundredth, and requests of tomorrow, which no clock should have written. */
function uglyLog(requests: readonly Answered[], writer: Writer): Buffer {
  const write = writers[writer];
  const end = Buffer.from('\n');
  const tomorrow = requests
    .slice(0, 50)
    .map((each) => ({ ...each, at: each.at + 2 * 86_400_000, status: 500 }));
  return Buffer.concat([
    ...requests.flatMap((request, at) => [
      Buffer.from(`${write(request)}\n`),
      ...(at % 100 === 0 ? [uglyLines[(at / 100) % uglyLines.length] ?? end, end] : []),
    ]),
    Buffer.from(`${tomorrow.map(write).join('\n')}\n`),
    Buffer.from(write({ ...requests[0], status: 500 } as Answered).slice(0, 40)),
  ]);
}

function totals({ streams, bounds }: TrafficHistory, name: string) {
  const slots = streams.get(name) ?? [];
  const durations = bounds.map((_bound, at) =>
    slots.reduce((sum, slot) => sum + (slot.durations?.[at] ?? 0), 0),
  );
  return {
    requests: slots.reduce((sum, { requests }) => sum + requests, 0),
    errors: slots.reduce((sum, { errors }) => sum + (errors ?? Number.NaN), 0),
    p95: slotQuantile(bounds, durations, 0.95) ?? Number.NaN,
  };
}

function p95(requests: readonly Answered[]): number {
  const sorted = requests.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

describe.each(awks)('a day of an access log, counted by %s', (awk) => {
  it.each(
    formats.flatMap(
      (writer) =>
        [
          [writer, null],
          [writer, writer],
        ] as const,
    ),
  )(
    'written by %s and read as %s has the requests, the errors and the p95 it was made of',
    { timeout: 120_000 },
    async (writer, named) => {
      const dir = await folder();
      const file = join(dir, 'access.log');
      // Longer than a part of 4 MiB, so that lines lie across the border of two.
      const requests = dayOfRequests(7, Date.now() - 5_000, 36_000, 23);
      await writeFile(file, uglyLog(requests, writer));
      const log = new AccessLog(file, named, 'web-1');
      await log.read(serverWithAwk(awk, join(dir, 'bin')), () => Date.now());
      const { history } = log;
      if (history === null) throw new Error('nothing was read');
      const told = requests.filter(({ at }) => at >= history.from && at < history.to);
      expect(told.length).toBeGreaterThan(35_900);
      const all = totals(history, '*');
      expect(all.requests).toBe(told.length);
      expect(all.errors).toBe(told.filter(({ status }) => status >= 500).length);
      expect(Math.abs(all.p95 / p95(told) - 1)).toBeLessThan(0.02);
      expect([...history.streams.keys()].sort()).toEqual(
        ['*', '/', '/api/users/:id', '/orders/:id/lines', '/static/app.js'].sort(),
      );
      // Of routes every sixth slot is kept.
      const sixth = told.filter(({ at, route }) => route === '/' && Math.floor(at / 20_000) % 6 === 0);
      expect(totals(history, '/').requests).toBe(sixth.length);
      expect(totals(history, '/').errors).toBe(sixth.filter(({ status }) => status >= 500).length);
    },
  );
});
