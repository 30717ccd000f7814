import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { IPty } from 'node-pty';
import { errorText } from '../../../shared/text/error-text.ts';
import { runFolder } from '../../journal/run-folder.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { pausePty, resizePty, writePty } from '../../vendor-patches/living-pty.ts';
import { loadPty } from '../../vendor-patches/load-native.ts';
import { asQuestion, readAnswer } from '../answer.ts';
import { failedStart } from '../failed-start.ts';
import { attemptName } from '../remote-layout.ts';
import { loadScript } from '../scripts/load-script.ts';
import type {
  AttemptEnd,
  AttemptId,
  AttemptSpec,
  ExecResult,
  FollowOptions,
  LiveStream,
  OutputSink,
  RunningAttempt,
  Transport,
} from '../transport.ts';
import * as words from '../transport-words.ts';
import { startAlone } from './local-alone.ts';
import { followPipe } from './local-pipe.ts';
import { LocalSession, newNonce, type SessionPlace, statusIn, toBytes } from './local-session.ts';
import { findLocalShell } from './local-shell.ts';
import { endPty } from './process-group.ts';

const readState = loadScript('shell/read-state');
const directoryHere = loadScript('shell/directory-here');

/** How the files begin in which a run's shells hand on their state; an item's id has no dash. */
const statePrefix = 'state-';
/** The same for the folders of the shells themselves. */
const shellPrefix = 'shell-';

/** This machine: every command has a real terminal, real colors, and a process group that is ended as a whole. */
export class LocalTransport implements Transport {
  readonly target = 'local';
  readonly durable = false;
  readonly #runsFolder: string;
  readonly #project: string;
  /** By run, then by shell: the one that takes its next step. */
  readonly #sessions = new Map<string, Map<string, LocalSession>>();
  readonly #ending = new Set<Promise<void>>();
  #made = 0;

  /** `runsFolder` holds the runs' directories; `project` is where the document's commands start. */
  constructor(runsFolder: string, project: string) {
    this.#runsFolder = runsFolder;
    this.#project = project;
  }

  dirOf(spec: AttemptId): string {
    return join(this.#steps(spec.run), attemptName(spec));
  }

  #steps(run: string): string {
    return runFolder(join(this.#runsFolder, run)).steps;
  }

  #stateOf(run: string, shell: string): string {
    return join(this.#steps(run), `${statePrefix}${shell}`);
  }

  start(spec: AttemptSpec, sink: OutputSink): RunningAttempt {
    mkdirSync(this.dirOf(spec), { recursive: true, mode: 0o700 });
    if (process.platform === 'win32') return startAlone(spec, sink, this.dirOf(spec), this.#place(spec));
    if (spec.readOnly) return this.#startCopy(spec, sink);
    return this.#startStep(spec, sink);
  }

  #startStep(spec: AttemptSpec, sink: OutputSink): RunningAttempt {
    const shells = this.#sessions.get(spec.run) ?? new Map<string, LocalSession>();
    this.#sessions.set(spec.run, shells);
    const before = shells.get(spec.shell);
    if (before?.isFree === true) return before.start(spec, sink);
    if (before?.isBusy === true) sink(Buffer.from(`${words.shellBusy}\r\n`));
    const session = new LocalSession(this.#place(spec), null);
    shells.set(spec.shell, session);
    return session.start(spec, sink);
  }

  #startCopy(spec: AttemptSpec, sink: OutputSink): RunningAttempt {
    const nonce = newNonce();
    const session = new LocalSession(this.#place(spec), { attempt: spec, nonce });
    const running = session.start(spec, sink, nonce);
    this.#endLater(running.done.then(() => session.end()));
    return running;
  }

  #place(spec: AttemptSpec): SessionPlace {
    this.#made += 1;
    return {
      folder: this.#steps(spec.run),
      name: `${shellPrefix}${spec.shell}.${process.pid}.${this.#made}`,
      project: this.#project,
      env: {
        ...withoutOwn(process.env),
        SLIPWAY_STATE: this.#stateOf(spec.run, spec.shell),
        SLIPWAY_WORK: this.#project,
      },
    };
  }

  #endLater(ending: Promise<void>): void {
    this.#ending.add(ending);
    void ending.finally(() => this.#ending.delete(ending));
  }

  /** A local attempt has no life after the console's: only what its exit status left behind can be told. */
  attach(spec: AttemptSpec): RunningAttempt {
    const exit = statusIn(this.dirOf(spec));
    const end: AttemptEnd =
      exit === null ? { exit: null, reason: words.endedWithConsole } : { exit, reason: null };
    return { done: Promise.resolve(end), cancel: () => undefined };
  }

  /** Where the next command of a shell would start: where the one before it went, else `start`. Absolute. */
  directoryOf(run: string, shell: string, start: string): Promise<string> {
    const state = this.#stateOf(run, shell);
    return new Promise((resolve, reject) => {
      execFile(findLocalShell(), ['-c', directoryHere, 'slipway', state], { cwd: start }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
    });
  }

  forget(spec: AttemptId): void {
    rmSync(this.dirOf(spec), { recursive: true, force: true });
  }

  /** A run's folder is its record, but for what its shells handed on: variables are no business of a record. */
  forgetRun(run: string): void {
    const shells = [...(this.#sessions.get(run)?.values() ?? [])];
    this.#sessions.delete(run);
    // What a shell leaves at its end goes as well.
    this.#endLater(Promise.all(shells.map((shell) => shell.end())).then(() => this.#removeShells(run)));
  }

  #removeShells(run: string): void {
    const steps = this.#steps(run);
    if (!existsSync(steps)) return;
    for (const name of readdirSync(steps)) {
      if (name.startsWith(statePrefix) || name.startsWith(shellPrefix))
        rmSync(join(steps, name), { recursive: true, force: true });
    }
  }

  reach(): Promise<void> {
    return Promise.resolve();
  }

  async settle(): Promise<void> {
    await Promise.all(this.#ending);
  }

  /** Ends all shells, as the end of the console does. Runs that are not over go on from the state their shells have written. */
  async close(): Promise<void> {
    const shells = [...this.#sessions.values()].flatMap((of) => [...of.values()]);
    this.#sessions.clear();
    for (const shell of shells) shell.hangUp();
    await this.settle();
  }

  exec(
    command: string,
    options: { readonly stdin?: string | Uint8Array; readonly timeoutMs?: number } = {},
  ): Promise<ExecResult> {
    return new Promise<ExecResult>((resolve) => {
      const child = execFile(
        findLocalShell(),
        ['-c', asQuestion(command)],
        {
          cwd: this.#project,
          encoding: 'buffer',
          timeout: options.timeoutMs ?? 30_000,
          maxBuffer: 16 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          if (error !== null && child.pid === undefined) return resolve(notStarted(error));
          const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
          const said = { exit, stdout, stderr };
          resolve(readAnswer(said) ?? said);
        },
      );
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.stdin ?? '');
    }).catch(notStarted);
  }

  follow(
    command: string,
    sink: OutputSink,
    { run, shell, env = {} }: FollowOptions = {},
  ): Promise<LiveStream> {
    const given = { ...withoutOwn(process.env), ...env };
    if (run === undefined || shell === undefined) return followPipe(command, sink, this.#project, given);
    const state = { SLIPWAY_STATE: this.#stateOf(run, shell) };
    return followPipe(`${readState}\n${command}`, sink, this.#project, { ...given, ...state });
  }

  terminal(size: { readonly cols: number; readonly rows: number }, sink: OutputSink): Promise<LiveStream> {
    return Promise.resolve(this.#open(size, sink));
  }

  #open(size: { readonly cols: number; readonly rows: number }, sink: OutputSink): LiveStream {
    let pty: IPty;
    try {
      pty = loadPty().spawn(findLocalShell(), ['-l'], {
        name: 'xterm-256color',
        ...size,
        cwd: existsSync(this.#project) ? this.#project : homedir(),
        env: withoutOwn(process.env),
        encoding: null,
      });
    } catch (error) {
      throw new EngineError('FAILED', words.noLocalTerminal(errorText(error)));
    }
    pty.onData((data) => sink(toBytes(data)));
    const done = new Promise<AttemptEnd>((resolve) => {
      pty.onExit(({ exitCode }) => resolve({ exit: exitCode, reason: null }));
    });
    return {
      done,
      pause: () => pausePty(pty, true),
      resume: () => pausePty(pty, false),
      input: (bytes) => writePty(pty, bytes),
      resize: (cols, rows) => resizePty(pty, cols, rows),
      close: () => endPty(pty, done, 'SIGHUP'),
    };
  }
}

/** The result of a script whose shell could not be started, as a shell would say it. */
function notStarted(error: unknown): ExecResult {
  const { exit, reason } = failedStart(error);
  return { exit, stdout: Buffer.alloc(0), stderr: Buffer.from(`${reason}\n`) };
}

/** The person's environment without what Slipway's own start added to it. */
function withoutOwn(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !/^(?:ELECTRON_|npm_|SLIPWAY_TOKEN)/.test(name)) kept[name] = value;
  }
  return kept;
}
