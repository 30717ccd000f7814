import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A small JSON file of a run's folder and the shape it must have. Shapes are checked by hand: a rollback from a cold start
 * reads these files, and building schemas would be a seventh of its time.
 */
export interface Note<T> {
  readonly name: string;
  isValid(value: unknown): value is T;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value that was read is an object with fields, of which nothing is known yet. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a host is reached without any hop in between. */
export interface Address {
  readonly hostname: string;
  readonly port: number;
}

/** Where the hosts of a restore point were reached. A hint: nothing is believed because of it, and a bad one spoils no other. */
export const addressNote: Note<Readonly<Record<string, unknown>>> = {
  name: 'reached.json',
  isValid: isFields,
};

export function isAddress(value: unknown): value is Address {
  if (!isFields(value) || typeof value.hostname !== 'string' || value.hostname === '') return false;
  const { port } = value;
  return Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536;
}

export interface Validated {
  readonly build: string;
  /** Hash of the journal's last line, which holds the hashes of all before it. */
  readonly head: string;
  /** Hashes of other files, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** The files a build has checked. */
export const validatedNote: Note<Validated> = {
  name: 'vouched.json',
  isValid: (value): value is Validated =>
    isFields(value) &&
    typeof value.build === 'string' &&
    typeof value.head === 'string' &&
    isFields(value.files) &&
    Object.values(value.files).every((hash) => typeof hash === 'string'),
};

export interface LockOwner {
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly token: string;
  /** Tells the process from others that have or had its number; left out by earlier versions, and where nothing says. */
  readonly space?: string | undefined;
  readonly birth?: string | undefined;
  /** The run it is taken for, where the lock is not a run's own. */
  readonly run?: string | undefined;
}

export const lockNote: Note<LockOwner> = {
  name: 'lock',
  isValid: (value): value is LockOwner =>
    isFields(value) &&
    typeof value.owner === 'string' &&
    typeof value.host === 'string' &&
    Number.isInteger(value.pid) &&
    Number(value.pid) > 0 &&
    typeof value.token === 'string' &&
    [value.space, value.birth, value.run].every((text) => text === undefined || typeof text === 'string'),
};

/** Why the end of a journal is not signed. */
export interface Unsigned {
  /** How many lines the journal had. */
  readonly line: number;
  readonly reason: string;
}

export const unsignedNote: Note<Unsigned> = {
  name: 'unsigned.json',
  isValid: (value): value is Unsigned =>
    isFields(value) && Number.isInteger(value.line) && typeof value.reason === 'string',
};

/** What a console that does not drive a run asks of the one that does. */
export interface RollbackRequest {
  readonly actor: string;
  readonly alternative: string | null;
}

export function isRollbackRequest(value: unknown): value is RollbackRequest {
  return (
    isFields(value) &&
    typeof value.actor === 'string' &&
    (value.alternative === null || typeof value.alternative === 'string')
  );
}

/** The rollback's run, or why there is none. */
export type RollbackAnswer =
  | { readonly run: string }
  | { readonly message: string; readonly hint?: string | undefined };

export function isRollbackAnswer(value: unknown): value is RollbackAnswer {
  if (!isFields(value)) return false;
  if (typeof value.run === 'string') return true;
  return typeof value.message === 'string' && (value.hint === undefined || typeof value.hint === 'string');
}

/** JSON of a known shape; null for anything else. */
export function parseNote<T>(text: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A note of a run's folder; null where there is none, or none that can be used. */
export function readNote<T>(dir: string, note: Note<T>): T | null {
  return readJson(join(dir, note.name), (value): value is T => note.isValid(value));
}

export function readJson<T>(file: string, isValid: (value: unknown) => value is T): T | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isFileError(error)) return null;
    throw error;
  }
  return parseNote(text, isValid);
}

/** Writes a note without flushing it: nothing depends on one. Rejects when the folder cannot be written to. */
export async function writeNote<T>(dir: string, note: Note<T>, value: T): Promise<void> {
  await writeFile(join(dir, note.name), `${JSON.stringify(value)}\n`, { mode: 0o600 });
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
