import pLimit from 'p-limit';
import type { Client, SFTPWrapper } from 'ssh2';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import { inTime, NoReplyError } from '../ssh/channel/in-time.ts';
import * as words from '../transport-words.ts';

/** Files that travel at once: enough to hide the round trips of small ones. */
const filesAtOnce = 8;

/** What a file is called until it has arrived whole. */
export const draftSuffix = '.slipway-part';

/**
 * Lets `move` take every file over one SFTP channel, some at once. Throws `UNREACHABLE` where the server offers none, or the
 * connection is lost meanwhile (`during` says of what); ends at once when `signal` is aborted.
 */
export async function withSftp<File>(
  transport: SshTransport,
  files: readonly File[],
  move: (sftp: SFTPWrapper, file: File) => Promise<void>,
  { during, signal }: { readonly during: string; readonly signal?: AbortSignal },
): Promise<void> {
  const client = await transport.connection.client();
  const sftp = await open(client, transport.target);
  try {
    const moves = pLimit(filesAtOnce).map(files, (file) => {
      signal?.throwIfAborted();
      return move(sftp, file);
    });
    await untilLost({ client, target: transport.target, during, signal }, moves);
  } finally {
    sftp.end();
  }
}

function open(client: Client, target: string): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    const take = inTime<SFTPWrapper>(
      client,
      (error, opened) => {
        if (error === undefined) resolve(opened);
        else if (error instanceof NoReplyError) reject(error);
        else reject(new EngineError('UNREACHABLE', words.noSftp(target, error.message), words.noSftpHint));
      },
      (late) => late.end(),
    );
    client.sftp(take);
  });
}

/** A transfer under way: on which connection, and what it is, in words. */
interface Transfer {
  readonly client: Client;
  readonly target: string;
  readonly during: string;
  readonly signal: AbortSignal | undefined;
}

/** A transfer whose connection is lost learns nothing from its library: it would wait forever. */
async function untilLost(
  { client, target, during, signal }: Transfer,
  work: Promise<unknown>,
): Promise<void> {
  let lost = (): void => undefined;
  let stopped = (): void => undefined;
  const loss = new Promise<never>((_, reject) => {
    lost = () =>
      reject(new EngineError('UNREACHABLE', words.lostDuring(target, during), words.lostDuringHint));
    stopped = () => reject(signal?.reason);
    client.once('close', lost);
    signal?.addEventListener('abort', stopped, { once: true });
  });
  try {
    await Promise.race([work, loss]);
  } finally {
    client.off('close', lost);
    signal?.removeEventListener('abort', stopped);
    ignore(work, 'what goes on failing behind a lost connection has been told already');
  }
}
