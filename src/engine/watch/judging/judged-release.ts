import type { Judged } from '../../../shared/journal/judgment-shape.ts';
import type { Finding } from '../../judge/finding.ts';
import type { Judgment, Worse } from '../../judge/judge.ts';
import { slotMs } from '../../judge/slots.ts';

/** A judgment as it is told and kept: each measure once, `since` in epoch ms. */
export function judgedRelease({ verdict, worse, findings, slotsMissing }: Judgment, since: number): Judged {
  const told = new Map<string, Worse>();
  // The whole service is said before its parts; what only a part of it shows is said with the part's name.
  for (const each of worse.toSorted(
    (a, b) => Number(b.stream.kind === 'all') - Number(a.stream.kind === 'all'),
  ))
    if (!told.has(each.measure)) told.set(each.measure, each);
  const isSteady = ({ measure, before, after, stream }: Finding): boolean =>
    stream.kind === 'all' && before !== null && after !== null && !told.has(measure);
  return {
    verdict,
    since: new Date(since).toISOString(),
    worse: [...told.values()]
      .sort((a, b) => Number(b.sure === 'certain') - Number(a.sure === 'certain'))
      .map((each) => ({
        measure: each.measure,
        where: each.onlyIn?.name ?? (each.stream.name === '' ? null : each.stream.name),
        before: each.before,
        after: each.after,
        sure: each.sure,
      })),
    steady: findings.filter(isSteady).map(({ measure }) => measure),
    missingMs: slotsMissing === null ? null : slotsMissing * slotMs,
  };
}
