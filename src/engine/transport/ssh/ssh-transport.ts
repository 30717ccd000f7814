import { randomBytes } from 'node:crypto';
import type { Client, ClientChannel } from 'ssh2';
import { EngineError } from '../../engine-error.ts';
import { attachCommand, attemptPath, cancelCommand, forgetCommand, startCommand } from '../durable-step.ts';
import { DurableStream } from '../durable-stream.ts';
import { stepScript } from '../step-script.ts';
import type {
  AttemptEnd,
  AttemptId,
  AttemptSpec,
  ExecResult,
  LiveStream,
  OutputSink,
  RunningAttempt,
  Transport,
} from '../transport.ts';
import { quoteWord } from '../transport.ts';
import type { SshConnection } from './ssh-connection.ts';

/** A server that refuses a channel (MaxSessions) is asked again this often, a little later each time. */
const refusalsBorne = 5;
const refusalWaitMs = 200;

/** A server: steps are durable, everything shares the target's one connection. */
export class SshTransport implements Transport {
  readonly target: string;
  readonly durable = true;
  readonly connection: SshConnection;

  constructor(connection: SshConnection) {
    this.target = connection.target;
    this.connection = connection;
  }

  dirOf(spec: AttemptId): string {
    return `~/.slipway/${attemptPath(spec)}`;
  }

  start(spec: AttemptSpec, sink: OutputSink): RunningAttempt {
    return this.#drive(spec, 0, sink, true);
  }

  attach(spec: AttemptSpec, offset: number, sink: OutputSink): RunningAttempt {
    return this.#drive(spec, offset, sink, false);
  }

  forget(spec: AttemptId): void {
    // Best effort: what stays behind is private to the account and named after the run.
    void this.exec(forgetCommand(spec)).catch(() => undefined);
  }

  async exec(
    command: string,
    options: { readonly stdin?: string | Uint8Array; readonly timeoutMs?: number } = {},
  ): Promise<ExecResult> {
    const channel = await openExec(await this.connection.client(), command);
    return collect(channel, this.target, options.stdin ?? '', options.timeoutMs ?? 30_000);
  }

  async follow(
    command: string,
    sink: OutputSink,
    options: { readonly cwd?: string | null; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<LiveStream> {
    const env = Object.entries(options.env ?? {}).map(
      ([name, value]) => `export ${name}=${quoteWord(value)}; `,
    );
    const cwd = options.cwd == null ? '' : `cd ${options.cwd} 2>/dev/null; `;
    // Without a terminal, closing the channel does not end the command; reading the end of its input does.
    const script = `${env.join('')}${cwd}${command}`;
    const guarded = `/bin/sh -c ${quoteWord('sh=$(command -v bash || command -v sh); "$sh" -c "$1" </dev/null & p=$!; (cat >/dev/null; kill "$p" 2>/dev/null) <&3 3<&- & w=$!; exec 3<&-; wait "$p"; s=$?; kill "$w" 2>/dev/null; exit "$s"')} slipway ${quoteWord(script)} 3<&0`;
    return toStream(await openExec(await this.connection.client(), guarded), sink);
  }

  async terminal(
    size: { readonly cols: number; readonly rows: number },
    sink: OutputSink,
  ): Promise<LiveStream> {
    const client = await this.connection.client();
    const channel = await new Promise<ExecChannel>((resolve, reject) => {
      client.shell({ term: 'xterm-256color', cols: size.cols, rows: size.rows }, (error, opened) => {
        if (error === undefined) resolve(watchExit(opened));
        else reject(new EngineError('UNREACHABLE', `${this.target} opened no terminal: ${error.message}.`));
      });
    });
    return toStream(channel, sink);
  }

  /** Starts or attaches, and comes back after every loss of the connection until the outcome is known. */
  #drive(spec: AttemptSpec, offset: number, sink: OutputSink, fresh: boolean): RunningAttempt {
    const stop = new AbortController();
    let received = offset;
    const count: OutputSink = (bytes) => {
      received += bytes.length;
      sink(bytes);
    };
    const follow = async (): Promise<AttemptEnd> => {
      let started = !fresh;
      for (let refusals = 0; ; ) {
        let client: Client;
        try {
          client = started ? await this.connection.clientAgain() : await this.connection.client();
        } catch (error) {
          // Before the start nothing has happened: that is a failure, not an unknown outcome.
          if (!started) throw error;
          return { exit: null, reason: error instanceof Error ? error.message : String(error) };
        }
        const nonce = randomBytes(8).toString('hex');
        const command = started ? attachCommand(spec, received, nonce) : startCommand(spec, nonce);
        const stream = new DurableStream(nonce, count);
        try {
          await pump(await openExec(client, command), started ? '' : stepScript(spec), stream);
        } catch (error) {
          // The request may have reached the server before the line went: from here on only asking is safe.
          refusals += 1;
          if (refusals > refusalsBorne)
            return { exit: null, reason: error instanceof Error ? error.message : String(error) };
          await new Promise((resolve) => setTimeout(resolve, refusalWaitMs * refusals));
        }
        started = true;
        const end = stream.end;
        if (end === null) continue;
        if (end.state === 'absent') {
          if (!fresh || refusals > refusalsBorne) return { exit: null, reason: end.reason };
          // It never began. Starting is safe even so: whoever makes the attempt's directory first runs it, alone.
          refusals += 1;
          started = false;
          continue;
        }
        if (received < end.size) continue;
        return end.state === 'ended'
          ? { exit: end.exit, reason: stop.signal.aborted ? 'interrupted' : null }
          : { exit: null, reason: end.reason };
      }
    };
    return {
      done: follow(),
      cancel: () => {
        if (stop.signal.aborted) return;
        stop.abort();
        void this.connection
          .clientAgain()
          .then((client) => openExec(client, cancelCommand(spec)))
          .then((channel) => collect(channel, this.target, '', 60_000))
          .catch(() => undefined);
      },
    };
  }
}

/** A channel with a command on it, and the exit status it will have given by the time it closes; null when it gave none. */
interface ExecChannel {
  readonly channel: ClientChannel;
  exit(): { readonly code: number | null } | null;
}

/**
 * Opens a channel for a command. The exit status is listened for in the very callback that opens the channel: on a fast
 * server it arrives in the same packet, before anything that awaits this promise runs.
 */
function openExec(client: Client, command: string): Promise<ExecChannel> {
  return new Promise((resolve, reject) => {
    try {
      client.exec(command, (error, channel) => {
        if (error !== undefined) {
          reject(
            new EngineError(
              'UNREACHABLE',
              `The server opened no channel: ${error.message}.`,
              'Its MaxSessions may be reached; close what is not needed and try again.',
            ),
          );
          return;
        }
        resolve(watchExit(channel));
      });
    } catch (error) {
      reject(
        new EngineError(
          'UNREACHABLE',
          `The connection is gone: ${error instanceof Error ? error.message : error}.`,
        ),
      );
    }
  });
}

function watchExit(channel: ClientChannel): ExecChannel {
  let exit: { readonly code: number | null } | null = null;
  channel.once('exit', (code: number | null) => {
    exit = { code };
  });
  return { channel, exit: () => exit };
}

/** Feeds a durable channel until its marker came or the channel closed. */
function pump({ channel }: ExecChannel, stdin: string, stream: DurableStream): Promise<void> {
  return new Promise((resolve) => {
    channel.on('data', (chunk: Buffer) => {
      stream.push(chunk);
      if (stream.end !== null) resolve();
    });
    channel.stderr.resume();
    channel.once('close', () => resolve());
    channel.once('error', () => resolve());
    channel.end(stdin);
  });
}

function collect(
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
      reject(new EngineError('UNREACHABLE', `${target} did not answer within ${timeoutMs / 1_000} s.`));
    }, timeoutMs);
    channel.on('data', (chunk: Buffer) => stdout.push(chunk));
    channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    channel.once('close', () => {
      clearTimeout(timer);
      const ended = exit();
      if (ended !== null)
        resolve({ exit: ended.code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) });
      else
        reject(
          new EngineError('UNREACHABLE', `The connection to ${target} was lost before the command ended.`),
        );
    });
    channel.end(stdin);
  });
}

function toStream({ channel, exit }: ExecChannel, sink: OutputSink): LiveStream {
  channel.on('data', (chunk: Buffer) => sink(chunk));
  channel.stderr.on('data', (chunk: Buffer) => sink(chunk));
  const done = new Promise<AttemptEnd>((resolve) => {
    channel.once('close', () => {
      const ended = exit();
      resolve({ exit: ended?.code ?? null, reason: ended === null ? 'the connection was lost' : null });
    });
  });
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
    },
  };
}
