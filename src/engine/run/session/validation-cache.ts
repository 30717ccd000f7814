import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readNote, type Validated, validatedNote, writeNote } from '../../journal/run-notes.ts';
import { settled } from '../../lib/ignore.ts';

declare const __SLIPWAY_BUILD__: string | undefined;

/** Tells one build from every other; null when the source runs as it is, and vouches for nothing. */
const build = typeof __SLIPWAY_BUILD__ === 'string' ? __SLIPWAY_BUILD__ : null;

const nothing: Validated = { build: '', head: '', files: {} };

/**
 * What this very build wrote or checked in a run's folder. It need not check those shapes again, which is most of what opening
 * a run costs; whether the files are the same is always checked, by hash. Without the note everything is checked.
 */
export function readValidationCache(dir: string): Validated {
  const note = build === null ? null : readNote(dir, validatedNote);
  return note?.build === build ? note : nothing;
}

/** Leaves the note for a journal that ends with `head`, and for the files of that name. A failure only costs time later. */
export async function writeValidationCache(
  dir: string,
  head: string,
  names: readonly string[],
): Promise<void> {
  if (build !== null) await settled(write(dir, { build, head, names }), 'a missing note only costs time');
}

interface Checked {
  readonly build: string;
  readonly head: string;
  readonly names: readonly string[];
}

async function write(dir: string, { build, head, names }: Checked): Promise<void> {
  const hashes = names.map(async (name) => [name, hash('sha256', await readFile(join(dir, name)))] as const);
  await writeNote(dir, validatedNote, { build, head, files: Object.fromEntries(await Promise.all(hashes)) });
}

/** Whether a file's text is what was vouched for. */
export function isValidated({ files }: Validated, name: string, text: string): boolean {
  return files[name] === hash('sha256', text);
}
