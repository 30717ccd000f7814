import type { KeptPath, RestorePoint } from '../journal/events.ts';
import { hostPoints } from '../run/group-state.ts';

// What a restore point holds, what it does not, and what "verified" therefore means, for a person to read.

/** Links that are named one by one in a sentence. */
const mostNamed = 3;

/** What is compared with the pinned content before a point is called restored. */
export function comparedParts(point: RestorePoint): string {
  const paths = allPaths(point);
  const of = (has: (path: KeptPath) => boolean): string =>
    [...new Set(paths.filter(has).map(named))].join(', ');
  const folders = of(({ form }) => form === 'tree');
  const files = of(({ form }) => form !== undefined && form !== 'tree');
  const contents = of(({ form }) => form === undefined);
  const parts = [
    ...(folders === '' ? [] : [`files, links, modes and empty folders under ${folders}`]),
    ...(files === '' ? [] : [`content and mode of ${files}`]),
    ...(contents === '' ? [] : [`names and contents of files in ${contents}`]),
  ];
  return parts.join('; ');
}

/** What lies behind links that lead out of the kept paths, which the point does not hold; null where there is nothing. */
export function leftOut(point: RestorePoint): string | null {
  const paths = allPaths(point);
  const links = paths
    .flatMap(({ outward }) => outward?.links ?? [])
    .map(({ link, to }) => `${link} -> ${to}`);
  const some = [...new Set(links)];
  if (some.length === 0) return null;
  const most = Math.max(...hostPoints(point).map((host) => count(host.paths)));
  const more = Math.max(most, some.length) - mostNamed;
  const first = some.slice(0, mostNamed).join(', ');
  return `what ${first}${more > 0 ? ` and ${more} more` : ''} ${some.length === 1 ? 'leads' : 'lead'} to`;
}

/** What a person should know of a point before it is called ready: links that were followed, and what it does not hold. */
export function pinnedNotes(point: RestorePoint): readonly string[] {
  const followed = allPaths(point).flatMap(({ path, followed: to }) =>
    to === undefined ? [] : [`${path} is a link: what it leads to, ${to}, is kept`],
  );
  const out = leftOut(point);
  return [...new Set(followed), ...(out === null ? [] : [`not part of it: ${out}`])];
}

/** A link is followed: what is compared is behind it, not that it is a link. */
function named({ path, followed }: KeptPath): string {
  return followed === undefined ? path : `what ${path} leads to`;
}

function allPaths(point: RestorePoint): readonly KeptPath[] {
  return hostPoints(point).flatMap(({ paths }) => paths);
}

function count(paths: readonly KeptPath[]): number {
  return paths.reduce((sum, { outward }) => sum + (outward?.links.length ?? 0) + (outward?.more ?? 0), 0);
}
