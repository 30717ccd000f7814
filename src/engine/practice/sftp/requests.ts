import { constants, type Stats } from 'node:fs';
import { chmod, link, lstat, mkdir, readlink, rename, rm, rmdir, stat, symlink, truncate, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describeEntry, readAttributes, writeAttributes, type Attributes } from './attributes.ts';
import { confine, confineTarget } from './confine.ts';
import type { Handles } from './handles.ts';
import { request, response, status, writeField, writePacket, type PacketReader } from './wire.ts';

/** Answers one request; what it throws becomes a status. `id` is the request's own. */
export type Answer = (packet: PacketReader, id: number, place: Place) => Promise<Buffer>;

/** Where a request is answered: the home it may touch and the handles of its channel. */
export interface Place {
  readonly home: string;
  readonly handles: Handles;
}

// One READ is answered with at most this much, as OpenSSH's server does; clients ask again for the rest.
const longestRead = 256 * 1024;
const entriesAtOnce = 64;
const wireFlags = { read: 0x1, write: 0x2, append: 0x4, create: 0x8, truncate: 0x10, exclusive: 0x20 } as const;

const ok = (id: number) => writePacket(response.status, [id, status.ok, '', '']);
const endOfFile = (id: number) => writePacket(response.status, [id, status.endOfFile, 'End of file', '']);
const onePath = (id: number, path: string) => writePacket(response.name, [id, 1, path, path], writeField(0));
const attributes = (id: number, stats: Stats) => writePacket(response.attributes, [id], writeAttributes(stats));

/** What this server can do, by request number. */
export const answers: ReadonlyMap<number, Answer> = new Map<number, Answer>([
  [request.open, async (packet, id, { home, handles }) => {
    const path = await confineTarget(home, packet.text());
    const flags = openFlags(packet.number());
    return writePacket(response.handle, [id, await handles.openFile(path, flags, readAttributes(packet).mode)]);
  }],
  [request.close, async (packet, id, { handles }) => {
    await handles.close(packet.text());
    return ok(id);
  }],
  [request.read, async (packet, id, { handles }) => {
    const file = handles.file(packet.text());
    const offset = packet.offset();
    const buffer = Buffer.alloc(Math.min(packet.number(), longestRead));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    return bytesRead === 0 ? endOfFile(id) : writePacket(response.data, [id, buffer.subarray(0, bytesRead)]);
  }],
  [request.write, async (packet, id, { handles }) => {
    const file = handles.file(packet.text());
    const offset = packet.offset();
    const bytes = packet.bytes();
    let written = 0;
    while (written < bytes.length) {
      written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten;
    }
    return ok(id);
  }],
  [request.stat, async (packet, id, { home }) => attributes(id, await stat(await confineTarget(home, packet.text())))],
  [request.lstat, async (packet, id, { home }) => attributes(id, await lstat(await confine(home, packet.text())))],
  [request.fstat, async (packet, id, { handles }) => attributes(id, await handles.file(packet.text()).stat())],
  [request.setstat, async (packet, id, { home }) => {
    const path = await confineTarget(home, packet.text());
    await change(readAttributes(packet), {
      truncate: (size) => truncate(path, size),
      chmod: (mode) => chmod(path, mode),
      utimes: (accessed, modified) => utimes(path, accessed, modified),
    });
    return ok(id);
  }],
  [request.fsetstat, async (packet, id, { handles }) => {
    const file = handles.file(packet.text());
    await change(readAttributes(packet), {
      truncate: (size) => file.truncate(size),
      chmod: (mode) => file.chmod(mode),
      utimes: (accessed, modified) => file.utimes(accessed, modified),
    });
    return ok(id);
  }],
  [request.opendir, async (packet, id, { home, handles }) =>
    writePacket(response.handle, [id, await handles.openFolder(await confineTarget(home, packet.text()))])],
  [request.readdir, async (packet, id, { handles }) => {
    const { path, entries } = handles.folder(packet.text());
    const listed = entries.splice(0, entriesAtOnce).map(({ name }) => name);
    if (listed.length === 0) return endOfFile(id);
    const shown = await Promise.all(listed.map((name) => describe(path, name)));
    const present = shown.filter((entry) => entry !== undefined);
    return writePacket(response.name, [id, present.length], Buffer.concat(present));
  }],
  [request.remove, async (packet, id, { home }) => {
    await unlink(await confine(home, packet.text()));
    return ok(id);
  }],
  [request.mkdir, async (packet, id, { home }) => {
    const path = await confine(home, packet.text());
    await mkdir(path, readAttributes(packet).mode ?? 0o777);
    return ok(id);
  }],
  [request.rmdir, async (packet, id, { home }) => {
    await rmdir(await confine(home, packet.text()));
    return ok(id);
  }],
  [request.realpath, async (packet, id, { home }) => onePath(id, await confineTarget(home, packet.text()))],
  [request.rename, async (packet, id, { home }) => {
    // Version 3 must not replace what is there. Linking says so in one step; folders cannot be linked.
    const from = await confine(home, packet.text());
    const to = await confine(home, packet.text());
    if ((await lstat(from)).isDirectory()) await rename(from, to);
    else await link(from, to).then(() => rm(from));
    return ok(id);
  }],
  [request.readlink, async (packet, id, { home }) => onePath(id, await readlink(await confine(home, packet.text())))],
  [request.symlink, async (packet, id, { home }) => {
    // OpenSSH sends the target first, the other way round than the draft says, and everybody follows OpenSSH.
    const target = packet.text();
    await symlink(target, await confine(home, packet.text()));
    return ok(id);
  }],
]);

/** The extensions this server announces, by name. */
export const extensions: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['posix-rename@openssh.com', async (packet, id, { home }) => {
    const from = await confine(home, packet.text());
    await rename(from, await confine(home, packet.text()));
    return ok(id);
  }],
  ['fsync@openssh.com', async (packet, id, { handles }) => {
    await handles.file(packet.text()).sync();
    return ok(id);
  }],
  ['expand-path@openssh.com', async (packet, id, { home }) => onePath(id, await confineTarget(home, packet.text()))],
]);

interface Changes {
  truncate(size: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  utimes(accessed: number, modified: number): Promise<void>;
}

async function change(wanted: Attributes, apply: Changes): Promise<void> {
  if (wanted.size !== undefined) await apply.truncate(wanted.size);
  if (wanted.mode !== undefined) await apply.chmod(wanted.mode);
  if (wanted.times !== undefined) await apply.utimes(wanted.times.accessed, wanted.times.modified);
}

async function describe(folder: string, name: string): Promise<Buffer | undefined> {
  // An entry may be gone since the folder was read.
  const stats = await lstat(join(folder, name)).catch(() => undefined);
  if (stats === undefined) return undefined;
  return Buffer.concat([writeField(name), writeField(describeEntry(name, stats)), writeAttributes(stats)]);
}

function openFlags(sent: number): number {
  const writes = (sent & wireFlags.write) !== 0;
  const access = writes ? (sent & wireFlags.read ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  const more: readonly (readonly [number, number])[] = [
    [wireFlags.append, constants.O_APPEND],
    [wireFlags.create, constants.O_CREAT],
    [wireFlags.truncate, constants.O_TRUNC],
    [wireFlags.exclusive, constants.O_EXCL],
  ];
  return more.reduce((flags, [wire, local]) => (sent & wire ? flags | local : flags), access);
}
