import type { RunState } from '../../../shared/run/run-state.ts';

/** Hosts of a run on which nothing is left that cannot be known: what lies there is no evidence any more. */
export function hostsSafeToClean(state: RunState): readonly string[] {
  const attempts = Object.values(state.items).flatMap((item) => item.attempts);
  const hosts = new Set([
    ...attempts.flatMap((attempt) => attempt.hosts?.map((host) => host.host) ?? [attempt.target]),
    ...Object.keys(state.staged),
  ]);
  return [...hosts].filter(
    (host) =>
      !attempts.some(
        (attempt) =>
          (attempt.target === host && attempt.outcome === 'unknown') ||
          attempt.hosts?.some((each) => each.host === host && each.status === 'unknown') === true,
      ),
  );
}
