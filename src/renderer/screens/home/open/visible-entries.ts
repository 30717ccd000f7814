import type { Folder } from '../../../../shared/wire/calls/start-page.ts';

export type Entry = Folder['entries'][number];

/** Whether a text names a place, and is not a part of a name. */
export function isPath(typed: string): boolean {
  return /[\\/]/.test(typed) || typed.startsWith('~');
}

/** What the list shows: names with the typed text in them, hidden ones only where it begins with a dot; folders first. */
export function visibleEntries(
  entries: readonly Entry[],
  typed: string,
  newestFirst: boolean,
): readonly Entry[] {
  const part = isPath(typed) ? '' : typed.trim().toLowerCase();
  const shown = entries.filter(
    ({ name, isHidden }) => (!isHidden || part.startsWith('.')) && name.toLowerCase().includes(part),
  );
  if (!newestFirst) return shown;
  return [...shown].sort(
    (a, b) => a.kind.localeCompare(b.kind) || (b.modifiedAt ?? '').localeCompare(a.modifiedAt ?? ''),
  );
}
