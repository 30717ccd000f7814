import type { ServerChannel } from 'ssh2';
import type { Answer, Place } from './answer.ts';
import { createHandles } from './handles.ts';
import { answers, extensions } from './requests.ts';
import { type Field, PacketReader, request, response, status, writePacket } from './wire.ts';

const version = 3;
const lengthBytes = 4;
// Room for the largest write clients send (256 KiB) and its header.
const longestPacket = 512 * 1024;

const statusOfError: Readonly<Record<string, number>> = {
  ENOENT: status.noSuchFile,
  ENOTDIR: status.noSuchFile,
  EACCES: status.permissionDenied,
  EPERM: status.permissionDenied,
};

/**
 * Serves SFTP version 3 on a channel, confined to `home`. Requests are answered one at a time and in order.
 * Written out rather than taken from ssh2, whose server cannot announce extensions: without posix-rename a client
 * cannot replace a file in one step.
 */
export function serveSftp(channel: ServerChannel, home: string): void {
  const place: Place = { home, handles: createHandles() };
  let pending: Buffer = Buffer.alloc(0);
  let last = Promise.resolve();

  const answerNext = async (packet: Buffer) => {
    const bytes = await answerPacket(packet, place);
    await new Promise<void>((resolve) => channel.write(bytes, () => resolve()));
  };
  channel.on('error', () => {});
  channel.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= lengthBytes) {
      const end = lengthBytes + pending.readUInt32BE(0);
      if (end > longestPacket) return channel.close();
      if (pending.length < end) return;
      const packet = pending.subarray(lengthBytes, end);
      pending = pending.subarray(end);
      last = last.then(() => answerNext(packet));
    }
  });
  channel.once('end', () => {
    void last.then(() => {
      channel.exit(0);
      channel.end();
    });
  });
  channel.once('close', () => void place.handles.closeAll());
}

async function answerPacket(bytes: Buffer, place: Place): Promise<Buffer> {
  const packet = new PacketReader(bytes);
  const type = packet.byte();
  if (type === request.init) return announce();
  const id = packet.number();
  try {
    const answer = findAnswer(type, packet);
    if (answer === undefined) return refuse(id, status.unsupported, 'Not supported here');
    return await answer(packet, id, place);
  } catch (error) {
    return refuseError(id, error);
  }
}

function findAnswer(type: number, packet: PacketReader): Answer | undefined {
  return type === request.extended ? extensions.get(packet.text()) : answers.get(type);
}

function announce(): Buffer {
  const announced: Field[] = [...extensions.keys()].flatMap((name) => [name, '1']);
  return writePacket(response.version, [version, ...announced]);
}

function refuse(id: number, code: number, words: string): Buffer {
  return writePacket(response.status, [id, code, words, '']);
}

function refuseError(id: number, error: unknown): Buffer {
  if (error instanceof RangeError) return refuse(id, status.badMessage, error.message);
  const { code, message } = error as NodeJS.ErrnoException;
  return refuse(id, statusOfError[code ?? ''] ?? status.failure, message);
}
