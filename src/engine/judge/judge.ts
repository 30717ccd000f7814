import { compareErrors } from './compare-counts.ts';
import { compareDurations } from './compare-durations.ts';
import { compareGauges } from './compare-gauges.ts';
import type { Finding } from './finding.ts';
import type { Comparison, Stream } from './slots.ts';
import { riskOfLook } from './spend-risk.ts';

/** Something that got worse, and how sure that is. */
export interface Worse extends Finding {
  readonly sure: 'certain' | 'likely';
  /** The one host or route that it comes from, where the whole got worse and only one of several did; null otherwise. */
  readonly onlyIn: Finding['stream'] | null;
}

/** What the numbers say of a release at one look. */
export interface Judgment {
  readonly verdict: 'go' | 'wait' | 'go-back';
  /** What got worse, the surest first. */
  readonly worse: readonly Worse[];
  /** Everything that was compared. */
  readonly findings: readonly Finding[];
  /** Slots until a release that matters could be told; null where nothing can be said however long one waits. */
  readonly slotsMissing: number | null;
}

/** A rise that would look like this less often than so, over all that is compared, is likely. */
const likelyRisk = 0.01;

/** How the chance of a false alarm is shared out, in all 1: most of it to the whole service, where a release is seen first. */
const shares: Readonly<Record<Stream['kind'], Readonly<Record<'errors' | 'durations' | 'gauges', number>>>> =
  {
    all: { errors: 0.5, durations: 0.2, gauges: 0.06 },
    host: { errors: 0.05, durations: 0.05, gauges: 0.02 },
    route: { errors: 0.06, durations: 0.06, gauges: 0 },
  };

/**
 * Says whether what is measured got worse since the change. `look` counts the looks, from 1; `planned` is how many there will be while the
 * release soaks. The chance of a false alarm is shared by all comparisons of all looks (`spend-risk.ts`). Pure.
 */
export function judge(compared: readonly Comparison[], look: number, planned: number): Judgment {
  const risks = { certain: riskOfLook(look, planned), likely: likelyRisk };
  const weighed = compared.flatMap((comparison) => weigh(comparison, compared, risks));
  const findings = weighed.map(({ finding }) => finding);
  const worse = weighed.flatMap(({ finding, sure }) =>
    sure === null ? [] : [{ ...finding, sure, onlyIn: placeOf(finding, findings) }],
  );
  worse.sort((a, b) => Number(b.sure === 'certain') - Number(a.sure === 'certain') || a.chance - b.chance);
  const slotsMissing = missingOf(findings);
  const isWorse = worse.some(({ sure }) => sure === 'certain');
  return {
    verdict: isWorse ? 'go-back' : worse.length > 0 || slotsMissing !== 0 ? 'wait' : 'go',
    worse,
    findings,
    slotsMissing,
  };
}

interface Weighed {
  readonly finding: Finding;
  readonly sure: Worse['sure'] | null;
}

/** Everything that is compared of one stream, each at its share of the risk. */
function weigh(
  comparison: Comparison,
  compared: readonly Comparison[],
  risks: Readonly<Record<Worse['sure'], number>>,
): readonly Weighed[] {
  const { kind } = comparison.after;
  const alike = compared.filter(({ after }) => after.kind === kind).length;
  const parts = [
    { share: shares[kind].errors, find: (risk: number) => [compareErrors(comparison, risk)] },
    { share: shares[kind].durations, find: (risk: number) => compareDurations(comparison, risk) },
    { share: shares[kind].gauges, find: (risk: number) => compareGauges(comparison, risk) },
  ];
  return parts.flatMap(({ share, find }) =>
    find((risks.certain * share) / alike).map((finding) => ({
      finding,
      sure: surenessOf(finding, risks, share / alike),
    })),
  );
}

function surenessOf(
  { isMaterial, chance }: Finding,
  risks: Readonly<Record<Worse['sure'], number>>,
  share: number,
): Worse['sure'] | null {
  if (!isMaterial) return null;
  if (chance <= risks.certain * share) return 'certain';
  return chance <= risks.likely * share ? 'likely' : null;
}

/** Below this chance, over all of them, a host or a route stands out. */
const standsOut = 0.01;

/** The one of several hosts, or of several routes, that got worse in the same way. */
function placeOf({ stream, measure }: Finding, findings: readonly Finding[]): Finding['stream'] | null {
  if (stream.kind !== 'all') return null;
  for (const kind of ['host', 'route'] as const) {
    const parts = findings.filter((each) => each.stream.kind === kind && each.measure === measure);
    const [one, ...others] = parts.filter(
      (part) => part.isMaterial && part.chance <= standsOut / parts.length,
    );
    if (one !== undefined && others.length === 0 && parts.length > 1) return one.stream;
  }
  return null;
}

/** What the whole service still needs: its errors and the slow end of its answers. A stream that is not measured needs nothing. */
function missingOf(findings: readonly Finding[]): number | null {
  const needed = findings.filter(
    ({ stream, measure, before, after }) =>
      stream.kind === 'all' &&
      (measure === 'errors' || measure === 'p95') &&
      (before !== null || after !== null),
  );
  if (needed.length === 0) return null;
  const most = Math.max(...needed.map(({ slotsMissing }) => slotsMissing));
  return Number.isFinite(most) ? most : null;
}
