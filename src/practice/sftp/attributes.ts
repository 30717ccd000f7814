import type { Stats } from 'node:fs';
import { type PacketReader, writeField } from './wire.ts';

/** What a client may set on a file. Times are in seconds since 1970. */
export interface Attributes {
  readonly size?: number;
  readonly mode?: number;
  readonly times?: { readonly accessed: number; readonly modified: number };
}

const flag = { size: 0x1, owner: 0x2, mode: 0x4, times: 0x8 } as const;
const permissionBits = 0o7777;

export function readAttributes(packet: PacketReader): Attributes {
  const flags = packet.number();
  const size = flags & flag.size ? { size: packet.offset() } : {};
  if (flags & flag.owner) {
    // Owner and group are read past: without root there is nobody to give a file to.
    packet.number();
    packet.number();
  }
  const mode = flags & flag.mode ? { mode: packet.number() & permissionBits } : {};
  const times = flags & flag.times ? { times: { accessed: packet.number(), modified: packet.number() } } : {};
  return { ...size, ...mode, ...times };
}

export function writeAttributes(stats: Stats): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(stats.size));
  return Buffer.concat([
    writeField(flag.size | flag.owner | flag.mode | flag.times),
    size,
    ...[stats.uid, stats.gid, stats.mode, seconds(stats.atimeMs), seconds(stats.mtimeMs)].map(writeField),
  ]);
}

/** The line `ls -l` would show, which clients print as it is. */
export function describeEntry(name: string, stats: Stats): string {
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-';
  const bits = [...'rwxrwxrwx']
    .map((letter, index) => (stats.mode & (0o400 >> index) ? letter : '-'))
    .join('');
  const date = stats.mtime.toISOString().slice(0, 16).replace('T', ' ');
  return `${kind}${bits} ${stats.nlink} ${stats.uid} ${stats.gid} ${String(stats.size).padStart(10)} ${date} ${name}`;
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000));
}

/** How one file's attributes are set, by path or by handle. */
export interface Changes {
  truncate(size: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  utimes(accessed: number, modified: number): Promise<void>;
}

/** Sets what is wanted and leaves the rest. */
export async function changeAttributes(wanted: Attributes, apply: Changes): Promise<void> {
  if (wanted.size !== undefined) await apply.truncate(wanted.size);
  if (wanted.mode !== undefined) await apply.chmod(wanted.mode);
  if (wanted.times !== undefined) await apply.utimes(wanted.times.accessed, wanted.times.modified);
}
