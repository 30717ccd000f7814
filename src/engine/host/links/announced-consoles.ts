import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { attempt, parseJson } from '../../../shared/lib/attempt.ts';
import { isOnlyOurs, makePrivateFolder } from '../../lib/private-folder.ts';

/** A console that serves, or did: what is needed to ask it for a link. */
export interface AnnouncedConsole {
  readonly pid: number;
  readonly port: number;
  /** See `LinkGiver`. */
  readonly secret: string;
  /** The checklist it was started with, absolute; null for none. */
  readonly file: string | null;
  /** When it began to serve: ISO 8601, UTC. */
  readonly since: string;
}

/** A small file each; anything larger is none of ours. */
const mostBytes = 4_096;

/**
 * Notes in the state folder that a console serves; gives what takes the note away. Killed consoles leave theirs:
 * {@link announcedConsoles} removes the notes of processes that are gone.
 */
export function announceConsole(state: string, console: AnnouncedConsole): () => void {
  const folder = makePrivateFolder(foldersOf(state));
  const file = join(folder, `${console.pid}.json`);
  // Not over what lies there: it may be of another mode, or a link.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(console), { mode: 0o600, flag: 'wx' });
  return () => rmSync(file, { force: true });
}

/** Every console that has announced itself and whose process is there, the newest first. */
export function announcedConsoles(state: string): readonly AnnouncedConsole[] {
  const folder = foldersOf(state);
  const found: AnnouncedConsole[] = [];
  for (const name of attempt(() => readdirSync(folder), [])) {
    const file = join(folder, name);
    const console = readConsole(file);
    if (console === null) continue;
    if (isAlive(console.pid)) found.push(console);
    else attempt(() => rmSync(file, { force: true }), undefined);
  }
  return found.sort((one, other) => (one.since < other.since ? 1 : -1));
}

const foldersOf = (state: string): string => join(state, 'consoles');

/** Null for what is no note of this account's own: whoever else wrote it would choose where our question goes. */
function readConsole(file: string): AnnouncedConsole | null {
  const opened = attempt(
    () => openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)),
    null,
  );
  if (opened === null) return null;
  try {
    const info = fstatSync(opened);
    if (!info.isFile() || info.size > mostBytes || !isOnlyOurs(info)) return null;
    const note = parseJson(readFileSync(opened, 'utf8'));
    return isConsole(note) ? note : null;
  } finally {
    closeSync(opened);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isConsole(note: unknown): note is AnnouncedConsole {
  if (typeof note !== 'object' || note === null) return false;
  const { pid, port, secret, file, since } = note as Partial<Record<keyof AnnouncedConsole, unknown>>;
  return (
    isWhole(pid, 2 ** 31) &&
    isWhole(port, 65_535) &&
    typeof secret === 'string' &&
    typeof since === 'string' &&
    (file === null || typeof file === 'string')
  );
}

function isWhole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most;
}
