import { constants } from 'node:fs';
import { type Answer, attributes, endOfFile, ok } from './answer.ts';
import { changeAttributes, readAttributes } from './attributes.ts';
import { confineTarget } from './confine.ts';
import { request, response, writePacket } from './wire.ts';

// One READ is answered with at most this much, as OpenSSH's server does; clients ask again for the rest.
const longestRead = 256 * 1024;
const wireFlags = {
  read: 0x1,
  write: 0x2,
  append: 0x4,
  create: 0x8,
  truncate: 0x10,
  exclusive: 0x20,
} as const;

/** Requests about one open file, by number. */
export const fileRequests: readonly (readonly [number, Answer])[] = [
  [
    request.open,
    async (packet, id, { home, handles }) => {
      const path = await confineTarget(home, packet.text());
      const flags = openFlags(packet.number());
      return writePacket(response.handle, [
        id,
        await handles.openFile(path, flags, readAttributes(packet).mode),
      ]);
    },
  ],
  [
    request.close,
    async (packet, id, { handles }) => {
      await handles.close(packet.text());
      return ok(id);
    },
  ],
  [
    request.read,
    async (packet, id, { handles }) => {
      const file = handles.file(packet.text());
      const offset = packet.offset();
      const buffer = Buffer.alloc(Math.min(packet.number(), longestRead));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      return bytesRead === 0
        ? endOfFile(id)
        : writePacket(response.data, [id, buffer.subarray(0, bytesRead)]);
    },
  ],
  [
    request.write,
    async (packet, id, { handles }) => {
      const file = handles.file(packet.text());
      const offset = packet.offset();
      const bytes = packet.bytes();
      let written = 0;
      while (written < bytes.length) {
        written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten;
      }
      return ok(id);
    },
  ],
  [
    request.fstat,
    async (packet, id, { handles }) => attributes(id, await handles.file(packet.text()).stat()),
  ],
  [
    request.fsetstat,
    async (packet, id, { handles }) => {
      const file = handles.file(packet.text());
      await changeAttributes(readAttributes(packet), {
        truncate: (size) => file.truncate(size),
        chmod: (mode) => file.chmod(mode),
        utimes: (accessed, modified) => file.utimes(accessed, modified),
      });
      return ok(id);
    },
  ],
];

export const fileExtensions: readonly (readonly [string, Answer])[] = [
  [
    'fsync@openssh.com',
    async (packet, id, { handles }) => {
      await handles.file(packet.text()).sync();
      return ok(id);
    },
  ],
];

function openFlags(sent: number): number {
  const writes = (sent & wireFlags.write) !== 0;
  const access = writes
    ? sent & wireFlags.read
      ? constants.O_RDWR
      : constants.O_WRONLY
    : constants.O_RDONLY;
  const more: readonly (readonly [number, number])[] = [
    [wireFlags.append, constants.O_APPEND],
    [wireFlags.create, constants.O_CREAT],
    [wireFlags.truncate, constants.O_TRUNC],
    [wireFlags.exclusive, constants.O_EXCL],
  ];
  return more.reduce((flags, [wire, local]) => (sent & wire ? flags | local : flags), access);
}
