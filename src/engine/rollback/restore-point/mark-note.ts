import { parseNote } from '../../journal/run-notes.ts';

/**
 * What a release's mark on a server says: the run, who drives it on which machine, and since when (ISO 8601). `pid`, `space` and `birth`
 * tell the console's process from every other; earlier versions, and systems that do not say, leave them out.
 */
export interface MarkNote {
  readonly run: string;
  readonly actor: string;
  readonly host: string;
  readonly at: string;
  readonly pid?: number | undefined;
  readonly space?: string | undefined;
  readonly birth?: string | undefined;
}

/** Reads a mark as it was found, which anybody may have written there; null where it says nothing that can be used. */
export function readMark(text: string): MarkNote | null {
  return parseNote(text, isMark);
}

function isMark(value: unknown): value is MarkNote {
  if (typeof value !== 'object' || value === null) return false;
  const { run, actor, host, at, pid, space, birth } = value as Record<string, unknown>;
  return (
    typeof run === 'string' &&
    /^[A-Za-z0-9-]{1,80}$/.test(run) &&
    [actor, host, at].every((text) => typeof text === 'string' && text.length <= 200) &&
    [space, birth].every((text) => text === undefined || (typeof text === 'string' && text.length <= 200)) &&
    (pid === undefined || (Number.isInteger(pid) && Number(pid) > 0))
  );
}
