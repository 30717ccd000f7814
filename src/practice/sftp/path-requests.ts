import {
  chmod,
  link,
  lstat,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  unlink,
  utimes,
} from 'node:fs/promises';
import { type Answer, attributes, ok, onePath } from './answer.ts';
import { changeAttributes, readAttributes } from './attributes.ts';
import { confine, confineTarget } from './confine.ts';
import { request } from './wire.ts';

/** Requests that name a path, by number. */
export const pathRequests: readonly (readonly [number, Answer])[] = [
  [
    request.stat,
    async (packet, id, { home }) => attributes(id, await stat(await confineTarget(home, packet.text()))),
  ],
  [
    request.lstat,
    async (packet, id, { home }) => attributes(id, await lstat(await confine(home, packet.text()))),
  ],
  [
    request.setstat,
    async (packet, id, { home }) => {
      const path = await confineTarget(home, packet.text());
      await changeAttributes(readAttributes(packet), {
        truncate: (size) => truncate(path, size),
        chmod: (mode) => chmod(path, mode),
        utimes: (accessed, modified) => utimes(path, accessed, modified),
      });
      return ok(id);
    },
  ],
  [
    request.remove,
    async (packet, id, { home }) => {
      await unlink(await confine(home, packet.text()));
      return ok(id);
    },
  ],
  [request.realpath, async (packet, id, { home }) => onePath(id, await confineTarget(home, packet.text()))],
  [
    request.rename,
    async (packet, id, { home }) => {
      // Version 3 must not replace what is there. Linking says so in one step; folders cannot be linked.
      const from = await confine(home, packet.text());
      const to = await confine(home, packet.text());
      if ((await lstat(from)).isDirectory()) await rename(from, to);
      else await link(from, to).then(() => rm(from));
      return ok(id);
    },
  ],
  [
    request.readlink,
    async (packet, id, { home }) => onePath(id, await readlink(await confine(home, packet.text()))),
  ],
  [
    request.symlink,
    async (packet, id, { home }) => {
      // OpenSSH sends the target first, the other way round than the draft says, and everybody follows OpenSSH.
      const target = packet.text();
      await symlink(target, await confine(home, packet.text()));
      return ok(id);
    },
  ],
];

export const pathExtensions: readonly (readonly [string, Answer])[] = [
  [
    'posix-rename@openssh.com',
    async (packet, id, { home }) => {
      const from = await confine(home, packet.text());
      await rename(from, await confine(home, packet.text()));
      return ok(id);
    },
  ],
  [
    'expand-path@openssh.com',
    async (packet, id, { home }) => onePath(id, await confineTarget(home, packet.text())),
  ],
];
