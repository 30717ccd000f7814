import { judge } from '../src/engine/judge/judge.ts';
import { type Comparison, slotMs } from '../src/engine/judge/slots.ts';
import { drawRelease, type Fault, type ReleaseSpec } from '../test/engine/judge/synthetic-release.ts';
import { type Figure, toFigure } from './figure.ts';
import { bestSign, plainRankTest, plainThreshold, type Statistic } from './judge-peers.ts';

const faults = Object.keys(bestSign) as Exclude<Fault, 'none'>[];
const healthy = 1_000;
const faulty = 30;
/** Seeds that the tests do not use. */
const firstSeed = 100_001;
const seconds = slotMs / 1_000;
/** A fault that was not found counts as found a look after the last. */
const looks = 45;

type Judge = (compared: readonly Comparison[], look: number) => boolean;

const judges: Readonly<Record<string, Judge>> = {
  'this one': (compared, look) => judge(compared, look, looks).verdict === 'go-back',
  'a plain threshold': plainThreshold,
  'a plain rank test': plainRankTest,
};

/**
 * How soon a fault is found in releases that are drawn by seed, in seconds of the release (not of this machine), held against the best test
 * for that fault at one fixed moment, whose line is drawn so that one of a thousand healthy releases crosses it; and how many healthy
 * ones are called worse, by this judge and by two plain ones. Chart of the size of a fault: errors, a quarter to four times as many.
 */
export async function benchJudge(): Promise<readonly Figure[]> {
  const alarms = Object.fromEntries(Object.keys(judges).map((name) => [name, 0]));
  const lines = new Map(
    faults.map((fault) => [fault, Array.from({ length: looks + 1 }, () => [] as number[])]),
  );
  for (let at = 0; at < healthy; at += 1) watchHealthy(spec(at, 'none'), alarms, lines);
  const figures = faults.map((fault) => {
    const ours = times(fault, (compared, look) => judges['this one']?.(compared, look) === true);
    const line = (look: number): number =>
      lines.get(fault)?.[look]?.toSorted((a, b) => b - a)[1] ?? Number.POSITIVE_INFINITY;
    return toFigure({
      name: `judge: ${fault}, found after`,
      unit: 's',
      rounds: ours,
      against: {
        name: 'the best test at a fixed moment',
        rounds: [fixedMoment(fault, bestSign[fault], line)],
      },
      goal: { atMost: 1.5 },
    });
  });
  const sizes = [0.25, 0.5, 1, 2, 4].map((size) =>
    toFigure({
      name: `judge: errors 0.05 → ${(0.05 + 0.45 * size).toFixed(2)} %, found after`,
      unit: 's',
      rounds: times('errors', (compared, look) => judges['this one']?.(compared, look) === true, size),
      against: {
        name: 'a plain threshold',
        rounds: times('errors', (compared) => plainThreshold(compared), size),
      },
    }),
  );
  const called = Object.entries(alarms)
    .filter(([name]) => name !== 'this one')
    .map(([name, count]) =>
      toFigure({
        name: `judge: called worse, of ${healthy} healthy releases`,
        unit: '',
        rounds: [alarms['this one'] ?? 0],
        against: { name, rounds: [count] },
        goal: { atMost: 1 },
      }),
    );
  return [...figures, ...sizes, ...called];
}

/** Counts which judges call a healthy release worse, and how far it comes by the sign of each fault, look by look. */
function watchHealthy(
  healthyRelease: ReleaseSpec,
  alarms: Record<string, number>,
  lines: ReadonlyMap<Exclude<Fault, 'none'>, number[][]>,
): void {
  const release = drawRelease(healthyRelease);
  const silent = new Map(Object.entries(judges));
  for (let look = 1; look <= looks; look += 1) {
    const compared = release.upTo(look);
    for (const [name, calls] of silent) {
      if (!calls(compared, look)) continue;
      alarms[name] = (alarms[name] ?? 0) + 1;
      silent.delete(name);
    }
    for (const [fault, at] of lines) at[look]?.push(bestSign[fault](compared));
  }
}

function spec(at: number, fault: Fault, size = 1): ReleaseSpec {
  return { seed: firstSeed + at, fault, size, ...(fault === 'none' ? {} : { traffic: 20 }) };
}

/** When a judge finds each of the releases with a fault, in seconds since the change. */
function times(fault: Fault, finds: Judge, size = 1): readonly number[] {
  return Array.from({ length: faulty }, (_none, at) => {
    const release = drawRelease(spec(at, fault, size));
    for (let look = 1; look <= looks; look += 1) if (finds(release.upTo(look), look)) return look * seconds;
    return (looks + 1) * seconds;
  });
}

/** The first moment at which half of the releases with a fault lie beyond its line. */
function fixedMoment(fault: Fault, sign: Statistic, line: (look: number) => number): number {
  const releases = Array.from({ length: faulty }, (_none, at) => drawRelease(spec(at, fault)));
  for (let look = 1; look <= looks; look += 1) {
    const beyond = releases.filter((release) => sign(release.upTo(look)) > line(look));
    if (beyond.length >= faulty / 2) return look * seconds;
  }
  return (looks + 1) * seconds;
}
