import type { DesktopLead, RunReport } from '../../shared/wire/desktop-report.ts';

/** Something that a person who looks elsewhere should hear of, once. */
export interface Happening {
  readonly kind: 'turn' | 'soak-over' | 'failed' | 'alert';
  /** What it is about, one key each; it is over when none of them is true any more. */
  readonly keys: readonly string[];
  /** What a person reads of it, one text a key. */
  readonly texts: readonly string[];
  readonly lead: DesktopLead;
}

/**
 * What has happened between two reports of one run. Nothing has where they are of different runs, or where there was none before:
 * who opens a run sees what it is like. Things of one kind that come at once are one happening. Pure.
 */
export function happenings(before: RunReport | null, now: RunReport | null): readonly Happening[] {
  if (before === null || now === null || before.id !== now.id) return [];
  const known = truths(before);
  const fresh = (prefix: string, matters: readonly { readonly key: string; readonly text: string }[]) => {
    const some = matters.filter(({ key }) => !known.has(`${prefix}:${key}`));
    return { keys: some.map(({ key }) => `${prefix}:${key}`), texts: some.map(({ text }) => text) };
  };
  const turn = fresh('turn', now.waits === null ? [] : [now.waits]);
  const found: readonly Happening[] = [
    { kind: before.phase === 'soaking' ? 'soak-over' : 'turn', ...turn, lead: 'turn' },
    { kind: 'failed', ...fresh('failed', now.failed), lead: 'failure' },
    {
      kind: 'alert',
      ...fresh(
        'alert',
        now.alerts.map((text) => ({ key: text, text })),
      ),
      lead: 'alert',
    },
  ];
  return found.filter(({ keys }) => keys.length > 0);
}

/** The keys of all that is so in a report. Pure. */
export function truths(report: RunReport | null): ReadonlySet<string> {
  if (report === null) return new Set();
  return new Set([
    ...(report.waits === null ? [] : [`turn:${report.waits.key}`]),
    ...report.failed.map(({ key }) => `failed:${key}`),
    ...report.alerts.map((text) => `alert:${text}`),
  ]);
}
