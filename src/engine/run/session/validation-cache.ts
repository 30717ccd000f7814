import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync, parseJson } from '../../../shared/lib/attempt.ts';
import { settled } from '../../lib/ignore.ts';

declare const __SLIPWAY_BUILD__: string | undefined;

/** Tells one build from every other; null when the source runs as it is, and vouches for nothing. */
const build = typeof __SLIPWAY_BUILD__ === 'string' ? __SLIPWAY_BUILD__ : null;

/**
 * A note beside a run: the build that left it wrote, or checked, all of these. The same build need not check their shapes
 * again, which is most of what opening a run costs; whether they are the same is checked always, by hash. Nothing depends on
 * the note: without it, or with one that is wrong, everything is checked.
 */
export interface ValidationCache {
  readonly build: string;
  /** Hash of the journal's last line, which holds the hashes of all before it. */
  readonly head: string;
  /** Hashes of other files, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const nothing: ValidationCache = { build: '', head: '', files: {} };

/** What this very build vouches for in a run's folder. */
export async function readValidationCache(dir: string): Promise<ValidationCache> {
  if (build === null) return nothing;
  const text = await attemptAsync(() => readFile(join(dir, 'vouched.json'), 'utf8'), '');
  const note = parseJson(text) as ValidationCache | null | undefined;
  return note?.build === build && typeof note.files === 'object' ? note : nothing;
}

/** Leaves the note for a journal that ends with `head`, and for the files of that name. A failure only costs time later. */
export async function writeValidationCache(
  dir: string,
  head: string,
  names: readonly string[],
): Promise<void> {
  if (build !== null)
    await settled(writeNote(dir, { build, head }, names), 'without the note everything is checked');
}

async function writeNote(
  dir: string,
  vouched: Omit<ValidationCache, 'files'>,
  names: readonly string[],
): Promise<void> {
  const hashes = names.map(async (name) => [name, hash('sha256', await readFile(join(dir, name)))] as const);
  const note: ValidationCache = { ...vouched, files: Object.fromEntries(await Promise.all(hashes)) };
  await writeFile(join(dir, 'vouched.json'), JSON.stringify(note), { mode: 0o600 });
}

/** Whether a file's text is what was vouched for. */
export function isValidated({ files }: ValidationCache, name: string, text: string): boolean {
  return files[name] === hash('sha256', text);
}
