import { lstat, mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { type Answer, endOfFile, ok } from './answer.ts';
import { describeEntry, readAttributes, writeAttributes } from './attributes.ts';
import { confine, confineTarget } from './confine.ts';
import { request, response, writeField, writePacket } from './wire.ts';

const entriesAtOnce = 64;

/** Requests about folders, by number. */
export const folderRequests: readonly (readonly [number, Answer])[] = [
  [
    request.opendir,
    async (packet, id, { home, handles }) =>
      writePacket(response.handle, [id, await handles.openFolder(await confineTarget(home, packet.text()))]),
  ],
  [
    request.readdir,
    async (packet, id, { handles }) => {
      const { path, entries } = handles.folder(packet.text());
      const listed = entries.splice(0, entriesAtOnce).map(({ name }) => name);
      if (listed.length === 0) return endOfFile(id);
      const shown = await Promise.all(listed.map((name) => writeEntry(path, name)));
      const present = shown.filter((entry) => entry !== undefined);
      return writePacket(response.name, [id, present.length], Buffer.concat(present));
    },
  ],
  [
    request.mkdir,
    async (packet, id, { home }) => {
      const path = await confine(home, packet.text());
      await mkdir(path, readAttributes(packet).mode ?? 0o777);
      return ok(id);
    },
  ],
  [
    request.rmdir,
    async (packet, id, { home }) => {
      await rmdir(await confine(home, packet.text()));
      return ok(id);
    },
  ],
];

async function writeEntry(folder: string, name: string): Promise<Buffer | undefined> {
  // An entry may be gone since the folder was read.
  const stats = await attemptAsync(() => lstat(join(folder, name)), undefined);
  if (stats === undefined) return undefined;
  return Buffer.concat([writeField(name), writeField(describeEntry(name, stats)), writeAttributes(stats)]);
}
