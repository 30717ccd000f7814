import type { Client, ClientChannel } from 'ssh2';
import { errorText } from '../../../../shared/text/error-text.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import { retry } from '../../../lib/retry.ts';
import { readAnswer } from '../../answer.ts';
import type { AttemptEnd, ExecResult, LiveStream, OutputSink } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { inTime, NoReplyError } from './in-time.ts';
import { forPortableShell, toldInput, toldShell } from './portable-shell.ts';
import { sessionOptions, withoutAgent } from './session-options.ts';

/** A channel with a command on it, and the exit status it will have given by the time it closes; null when it gave none. */
export interface ExecChannel {
  readonly channel: ClientChannel;
  exit(): { readonly code: number | null } | null;
}

/** The server has no room for one more session (MaxSessions); the connection stands, and nothing was asked of it. */
export class ChannelRefusedError extends EngineError {
  /** The session itself was refused, and not what was asked for in it. */
  readonly hadNoRoom: boolean;

  /** `error` is what ssh2 says; it carries the server's reason where the server opened no channel. */
  constructor(error: Error) {
    super('UNREACHABLE', words.noChannel(error.message), words.noChannelHint);
    this.hadNoRoom = 'reason' in error;
  }
}

/** A channel that we have closed is closed on the other side after this time, in ms, or is not waited for. */
const closedWithinMs = 2_000;

/** A server without room is asked again this often. */
const refusalsBorne = 5;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/** Opens a channel, asking again where the server has no room for one; `makeRoom` lets go of what can be spared. */
export function openWithRoom(client: Client, command: string, makeRoom: () => void): Promise<ExecChannel> {
  const isRefused = (error: unknown): boolean => error instanceof ChannelRefusedError;
  const open = (): Promise<ExecChannel> =>
    openTold(client, command).catch((error: unknown) => {
      if (isRefused(error)) makeRoom();
      throw error;
    });
  return retry(open, { backoff, most: refusalsBorne, isWorthRetrying: isRefused });
}

/**
 * Opens a channel for a script of POSIX sh, whatever the account's login shell; other accounts of the server do not see it, nor its
 * arguments. It costs a round trip more than {@link openExec}.
 */
export async function openTold(client: Client, script: string): Promise<ExecChannel> {
  const opened = await openCommand(client, toldShell);
  opened.channel.write(toldInput(script));
  return opened;
}

/**
 * Opens a channel for a script of POSIX sh that other accounts of the server may see, whatever the account's login shell.
 */
export function openExec(client: Client, command: string): Promise<ExecChannel> {
  return openCommand(client, forPortableShell(command));
}

/**
 * The exit status is listened for in the very callback that opens the channel: on a fast
 * server it arrives in the same packet, before anything that awaits this promise runs.
 */
async function openCommand(client: Client, script: string): Promise<ExecChannel> {
  try {
    return await execOn(client, script);
  } catch (error) {
    // A server that had room for a session and refused what belongs to it may have refused the agent.
    if (error instanceof ChannelRefusedError && !error.hadNoRoom && withoutAgent(client))
      return execOn(client, script);
    throw error;
  }
}

function execOn(client: Client, script: string): Promise<ExecChannel> {
  return new Promise((resolve, reject) => {
    const opened = inTime<ClientChannel>(
      client,
      (error, channel) => {
        if (error === undefined) resolve(watchExit(channel));
        else reject(error instanceof NoReplyError ? error : new ChannelRefusedError(error));
      },
      (late) => late.close(),
    );
    try {
      client.exec(script, sessionOptions(client), opened);
    } catch (error) {
      reject(new EngineError('UNREACHABLE', words.connectionGone(errorText(error))));
    }
  });
}

export function watchExit(channel: ClientChannel): ExecChannel {
  let exit: { readonly code: number | null } | null = null;
  channel.once('exit', (code: number | null) => {
    exit = { code };
  });
  return { channel, exit: () => exit };
}

/** A longer answer is none: what is asked for is short, and a server must not fill the memory. */
export const maxAnswerBytes = 16 * 1024 * 1024;

/**
 * Collects what a channel answers. Rejects with UNREACHABLE where it takes longer than `timeoutMs` or the line is lost, with FAILED
 * where the answer is longer than {@link maxAnswerBytes}.
 */
export function collect(
  { channel, exit }: ExecChannel,
  target: string,
  stdin: string | Uint8Array,
  timeoutMs: number,
): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const timer = setTimeout(() => {
      channel.close();
      reject(new EngineError('UNREACHABLE', words.noTargetAnswer(target, timeoutMs)));
    }, timeoutMs);
    let answered = 0;
    const take = (into: Buffer[]) => (chunk: Buffer) => {
      answered += chunk.length;
      if (answered <= maxAnswerBytes) {
        into.push(chunk);
        return;
      }
      clearTimeout(timer);
      channel.removeAllListeners('data').resume();
      channel.stderr.removeAllListeners('data').resume();
      channel.close();
      reject(new EngineError('FAILED', words.answerTooLong(target, maxAnswerBytes)));
    };
    channel.on('data', take(stdout));
    channel.stderr.on('data', take(stderr));
    channel.once('close', () => {
      clearTimeout(timer);
      const ended = exit();
      if (ended !== null)
        resolve({ exit: ended.code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) });
      else reject(new EngineError('UNREACHABLE', words.lostBeforeEnd(target)));
    });
    channel.end(stdin);
  });
}

/**
 * Collects what a channel answers that was opened for a question ({@link asQuestion}): what the script printed, and nothing
 * that the login prints around it. Throws FAILED where something else than the script answered.
 */
export async function collectAnswer(
  opened: ExecChannel,
  target: string,
  stdin: string | Uint8Array,
  timeoutMs: number,
): Promise<ExecResult> {
  const result = await collect(opened, target, stdin, timeoutMs);
  const answer = readAnswer(result);
  if (answer !== null) return answer;
  const said = Buffer.concat([result.stdout, result.stderr]).toString('utf8').trim().slice(0, 200);
  throw new EngineError(
    'FAILED',
    words.otherAnswer(target, said === '' ? words.status(result.exit) : JSON.stringify(said)),
    words.otherAnswerHint(target),
  );
}

export function toStream({ channel, exit }: ExecChannel, sink: OutputSink): LiveStream {
  channel.on('data', (chunk: Buffer) => sink(chunk));
  channel.stderr.on('data', (chunk: Buffer) => sink(chunk));
  const { promise: done, resolve } = Promise.withResolvers<AttemptEnd>();
  const settle = (): void => {
    const ended = exit();
    resolve({ exit: ended?.code ?? null, reason: ended === null ? words.lost : null });
  };
  channel.once('close', settle);
  return {
    done,
    pause: () => {
      channel.pause();
    },
    resume: () => {
      channel.resume();
    },
    input: (bytes) => {
      channel.write(Buffer.from(bytes));
    },
    resize: (cols, rows) => channel.setWindow(rows, cols, 0, 0),
    close: () => {
      channel.end();
      channel.close();
      // A server may never say that it has closed it as well.
      setTimeout(settle, closedWithinMs).unref();
    },
  };
}
