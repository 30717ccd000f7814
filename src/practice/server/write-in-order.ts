import type { Readable, Writable } from 'node:stream';
import type { ServerChannel } from 'ssh2';
import { attemptAsync } from '../../shared/lib/attempt.ts';

/** Writes one chunk to a channel's output or error stream; resolves when the channel has taken it. */
export type WriteChunk = (stream: Writable, chunk: Buffer) => Promise<void>;

/**
 * Lets one write at a time go to a channel, whichever of its two streams it is for.
 * Besides keeping output and error in order, this is needed for them to arrive whole: after a full window ssh2
 * remembers the rest of the last chunk of either stream, and would send a remembered one again if the two mixed.
 */
export function writeInOrder(channel: ServerChannel): WriteChunk {
  const remembered = channel as unknown as Record<string, unknown>;
  let last = Promise.resolve();
  const write = (stream: Writable, chunk: Buffer) =>
    new Promise<void>((resolve) => {
      // Left forever when the channel is gone: the one who waits is collected together with it.
      stream.write(chunk, () => {
        for (const field of ['_chunk', '_chunkcb', '_chunkErr', '_chunkcbErr']) remembered[field] = undefined;
        resolve();
      });
    });
  return (stream, chunk) => {
    last = last.then(() => write(stream, chunk));
    return last;
  };
}

/** Copies a stream to its end, no faster than the channel takes it. Resolves at the end or when the source breaks. */
export async function copyStream(source: Readable, target: Writable, write: WriteChunk): Promise<void> {
  // A broken pipe ends the copy; the exit status says what became of the command.
  await attemptAsync(async () => {
    for await (const chunk of source) await write(target, chunk as Buffer);
  }, undefined);
}
