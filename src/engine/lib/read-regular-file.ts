import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** What a path leads to that is not read, or the size of a file that is too large. */
export class UnreadableFile extends Error {
  readonly kind: 'folder' | 'special' | 'too-large';
  /** Of a file that is too large: at least so many bytes. */
  readonly bytes: number;

  constructor(kind: UnreadableFile['kind'], message: string, bytes = 0) {
    super(message);
    this.kind = kind;
    this.bytes = bytes;
  }
}

/**
 * Reads a regular file of at most `mostBytes`. Rejects with an {@link UnreadableFile} for anything else: a named pipe would be
 * waited for, a device may never end. Rejects as `open` does where there is none.
 */
export async function readRegularFile(file: string, mostBytes: number): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readRegular(handle, mostBytes);
  } finally {
    await handle.close();
  }
}

/** {@link readRegularFile} of an open file. */
export async function readRegular(handle: FileHandle, mostBytes: number): Promise<Buffer> {
  const stats = await handle.stat();
  if (stats.isDirectory()) throw new UnreadableFile('folder', 'it is a folder');
  if (!stats.isFile()) throw new UnreadableFile('special', `it is ${kindOf(stats)}, not a file`);
  if (stats.size > mostBytes) throw tooLarge(stats.size, mostBytes);
  // Its size is not believed: files of the system have none, and others grow.
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(mostBytes + 1 - size, 1024 * 1024));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, size);
    if (bytesRead === 0) return Buffer.concat(chunks, size);
    chunks.push(chunk.subarray(0, bytesRead));
    size += bytesRead;
    if (size > mostBytes) throw tooLarge(size, mostBytes);
  }
}

function tooLarge(bytes: number, mostBytes: number): UnreadableFile {
  const message = `it is ${(bytes / 1e6).toFixed(1)} MB; ${mostBytes / 1024 / 1024} MiB is the most`;
  return new UnreadableFile('too-large', message, bytes);
}

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}
