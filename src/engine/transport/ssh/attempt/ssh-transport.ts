import type { ClientChannel } from 'ssh2';
import { EngineError } from '../../../lib/engine-error.ts';
import { asQuestion } from '../../answer.ts';
import { forgetCommand } from '../../durable/durable-step.ts';
import { quoteWord } from '../../quote.ts';
import { attemptDirectory, attemptPath, remoteRun } from '../../remote-layout.ts';
import { scriptCommand } from '../../script-command.ts';
import { loadScript } from '../../scripts/load-script.ts';
import type {
  AttemptId,
  AttemptSpec,
  ExecResult,
  FollowOptions,
  LiveStream,
  OutputSink,
  RunningAttempt,
  Transport,
} from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { inTime, NoReplyError } from '../channel/in-time.ts';
import { sessionOptions } from '../channel/session-options.ts';
import { SpareChannel } from '../channel/spare-channel.ts';
import { SpareQuestions } from '../channel/spare-questions.ts';
import {
  collectAnswer,
  type ExecChannel,
  openWithRoom,
  toStream,
  watchExit,
} from '../channel/ssh-channel.ts';
import type { SshConnection } from '../connect/ssh-connection.ts';
import { CleanupQueue } from './cleanup-queue.ts';
import { driveAttempt } from './drive-attempt.ts';
import { lostTerminal, runInTerminal } from './run-in-terminal.ts';

/** A longer question has a channel of its own, in bytes: a shell reads what comes down a lane byte by byte. */
const longestOnLane = 8_192;

const followCommand = loadScript('step/follow-command');
const readState = loadScript('shell/read-state');

/** A server: steps are durable, everything shares the target's one connection. */
export class SshTransport implements Transport {
  readonly target: string;
  readonly durable = true;
  readonly connection: SshConnection;

  readonly #questions = new SpareQuestions();
  readonly #spare = new SpareChannel(() => this.#questions.giveUp());
  readonly #forgotten = new CleanupQueue((paths) => this.exec(forgetCommand(paths)));

  constructor(connection: SshConnection) {
    this.target = connection.target;
    this.connection = connection;
  }

  dirOf(spec: AttemptId): string {
    return attemptDirectory(spec);
  }

  start(spec: AttemptSpec, sink: OutputSink): RunningAttempt {
    this.#forgotten.begun(remoteRun(spec.run));
    if (spec.tty) return runInTerminal(this.connection, spec, sink);
    return driveAttempt(this.connection, spec, sink, {
      kind: 'start',
      spare: this.#spare,
    });
  }

  attach(spec: AttemptSpec, offset: number, sink: OutputSink, startedAt: number): RunningAttempt {
    if (spec.tty) return lostTerminal();
    return driveAttempt(this.connection, spec, sink, {
      kind: 'attach',
      offset,
      startedAt,
      spare: this.#spare,
    });
  }

  forget(spec: AttemptId): void {
    this.#forgotten.add(attemptPath(spec));
  }

  forgetRun(run: string): void {
    this.#forgotten.add(remoteRun(run));
  }

  /** Connects, and has a channel waiting, ahead of a step that is about to be wanted. That step gets a failure. */
  async warmUp(): Promise<void> {
    await this.connection.client().then(
      (client) => {
        this.#spare.prime(client);
        this.#questions.prime(client);
      },
      () => undefined,
    );
  }

  async settle(): Promise<void> {
    // The channel that waits for a next step can take this instead, and ends with it.
    await this.#forgotten.flush(
      async (paths) =>
        (await this.#spare.forget(this.target, paths)) || (await this.exec(forgetCommand(paths))),
    );
    this.#spare.close();
  }

  async reach(patience: 'once' | 'always'): Promise<void> {
    await (patience === 'once' ? this.connection.client() : this.connection.clientAgain());
  }

  async exec(
    command: string,
    options: { readonly stdin?: string | Uint8Array; readonly timeoutMs?: number } = {},
  ): Promise<ExecResult> {
    const client = await this.connection.client();
    const answer = await this.connection.takeAnswer(command)?.catch(() => null);
    if (answer != null) return answer;
    const { stdin = '', timeoutMs = 30_000 } = options;
    const lane =
      stdin.length > 0 || command.length > longestOnLane ? null : await this.#questions.reserve(client);
    if (lane !== null) return lane.ask(command, this.target, timeoutMs);
    const channel = await this.#open(asQuestion(command));
    return collectAnswer(channel, this.target, stdin, timeoutMs);
  }

  async follow(
    command: string,
    sink: OutputSink,
    { run = '', shell, env = {} }: FollowOptions = {},
  ): Promise<LiveStream> {
    const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quoteWord(value)}; `);
    const started = shell === undefined ? command : `${readState}\n${command}`;
    const script = scriptCommand(
      followCommand,
      exports.join('') + started,
      run === '' ? '' : remoteRun(run),
      shell ?? '',
    );
    return toStream(await this.#open(script), sink);
  }

  async terminal(
    size: { readonly cols: number; readonly rows: number },
    sink: OutputSink,
  ): Promise<LiveStream> {
    // Nobody but a person opens a terminal.
    this.connection.allowRetryAfterRefusal();
    const client = await this.connection.client();
    const channel = await new Promise<ExecChannel>((resolve, reject) => {
      const window = { term: 'xterm-256color', cols: size.cols, rows: size.rows };
      const take = inTime<ClientChannel>(
        client,
        (error, opened) => {
          if (error === undefined) resolve(watchExit(opened));
          else if (error instanceof NoReplyError) reject(error);
          else reject(new EngineError('UNREACHABLE', words.noTerminal(this.target, error.message)));
        },
        (late) => late.close(),
      );
      client.shell(window, sessionOptions(client), take);
    });
    return toStream(channel, sink);
  }

  /** The channels that wait for a step or a question give way to whoever needs one now. */
  async #open(command: string): Promise<ExecChannel> {
    const client = await this.connection.client();
    return openWithRoom(client, command, () => this.#spare.giveUp());
  }
}
