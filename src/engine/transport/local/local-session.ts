import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IPty } from 'node-pty';
import { attempt } from '../../../shared/lib/attempt.ts';
import { settled } from '../../lib/ignore.ts';
import { resizePty, writePty } from '../../vendor-patches/living-pty.ts';
import { loadPty } from '../../vendor-patches/load-native.ts';
import { DurableStream } from '../durable/durable-stream.ts';
import { flagsOf, givenTo, scriptOf } from '../durable/given.ts';
import { attemptName } from '../remote-layout.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { AttemptEnd, AttemptSpec, OutputSink, RunningAttempt } from '../transport.ts';
import * as words from '../transport-words.ts';
import { findLocalShell } from './local-shell.ts';
import { killGroup } from './process-group.ts';

const living = loadScript('shell/living');
const runHere = loadScript('shell/run-here');
const stopHere = loadScript('shell/stop-here');

/** Steps run as wide as the widest common terminal, so that tools do not fold their tables. */
export const stepSize = { cols: 120, rows: 40 };

/** Output between two steps (of what runs in the background) is kept for the next one up to this, in bytes. */
const mostBetween = 64 * 1024;

/** A shell that has nothing to do ends within this, in ms. */
const endsWithinMs = 5_000;

/** Where a session runs, and for whom. */
export interface SessionPlace {
  /** The run's folder for attempts and shells. Absolute. */
  readonly folder: string;
  /** The session's own folder below it; there is none yet. */
  readonly name: string;
  /** Where shells start: the project's folder. */
  readonly project: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The attempt the shell has. */
interface Handed {
  /** The attempt's folder. */
  readonly dir: string;
  readonly sink: OutputSink;
  readonly resolve: (end: AttemptEnd) => void;
  readonly stream: DurableStream;
}

/**
 * A shell on this machine, in a terminal of its own, in which the steps of a section run one after the other; or one attempt that
 * hands nothing on. With the console it ends.
 */
export class LocalSession {
  readonly #place: SessionPlace;
  readonly #dir: string;
  readonly #pty: IPty;
  /** Tells that the shell's pipe is there. */
  readonly #ready: DurableStream;
  readonly #isReady = Promise.withResolvers<void>();
  #current: Handed | null = null;
  #between: Buffer[] = [];
  #lives = true;

  /** `copy`: what runs one attempt, {@link start}ed next, and hands nothing on. */
  constructor(place: SessionPlace, copy: { readonly attempt: AttemptSpec; readonly nonce: string } | null) {
    this.#place = place;
    this.#dir = join(place.folder, place.name);
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#dir, 'current'), `${' '.repeat(300)}\n`, { mode: 0o600 });
    const nonce = newNonce();
    this.#ready = new DurableStream(nonce, (bytes) => this.#keep(Buffer.from(bytes)));
    const shell = findLocalShell();
    const alone = copy === null ? [] : [attemptName(copy.attempt), copy.nonce];
    this.#pty = loadPty().spawn(
      shell,
      ['-c', runHere, 'slipway', shell, living, this.#dir, nonce, ...alone],
      {
        name: 'xterm-256color',
        ...stepSize,
        cwd: place.project,
        env: { ...place.env },
        encoding: null,
      },
    );
    this.#pty.onData((data) => this.#take(Buffer.from(toBytes(data))));
    this.#pty.onExit(() => this.#end());
  }

  /** Whether it can take an attempt now. */
  get isFree(): boolean {
    return this.#lives && this.#current === null;
  }

  get isBusy(): boolean {
    return this.#current !== null;
  }

  /** Hands an attempt to the shell, which is free. Throws where its files cannot be written; then nothing was started. */
  start(spec: AttemptSpec, sink: OutputSink, nonce = newNonce()): RunningAttempt {
    const { promise: done, resolve } = Promise.withResolvers<AttemptEnd>();
    let isCanceled = false;
    const dir = join(this.#place.folder, attemptName(spec));
    const drop = this.#write(spec, dir, nonce);
    const handed: Handed = {
      dir,
      sink,
      stream: new DurableStream(nonce, sink),
      resolve: (end) => {
        // It may hold values. On a disk that takes nothing any more it stays, and the step has ended all the same.
        attempt(() => rmSync(join(dir, 'script'), { force: true }), undefined);
        resolve(isCanceled ? { ...end, reason: words.interrupted } : end);
      },
    };
    this.#current = handed;
    for (const bytes of this.#between.splice(0)) sink(bytes);
    void this.#isReady.promise.then(() => this.#drop(drop));
    return {
      done,
      cancel: () => {
        if (isCanceled) return;
        isCanceled = true;
        execFile('/bin/sh', ['-c', stopHere, 'slipway', dir], () => {
          // Nobody else reports one that its shell never took.
          if (existsSync(join(dir, 'never')) && this.#current === handed)
            this.#settle({ exit: 130, reason: null });
        });
      },
      input: (bytes) => {
        // What is typed too late is not for the next step.
        if (this.#current === handed) writePty(this.#pty, bytes);
      },
      resize: (cols, rows) => resizePty(this.#pty, cols, rows),
    };
  }

  /** Ends the shell: the exit trap of its author runs. One that does not end by itself is made to. */
  async end(): Promise<void> {
    if (this.#lives) {
      const ended = new Promise<void>((settle) => void this.#pty.onExit(() => settle()));
      const timer = setTimeout(() => killGroup(this.#pty.pid, ended, 'SIGHUP'), endsWithinMs);
      void this.#drop('end\n');
      await ended;
      clearTimeout(timer);
    }
    // What cannot be removed now goes with the run's folder.
    attempt(() => rmSync(this.#dir, { recursive: true, force: true }), undefined);
  }

  /** Ends it with its terminal. What its step does is cut off. */
  hangUp(): void {
    if (!this.#lives) return;
    const ended = new Promise<void>((settle) => void this.#pty.onExit(() => settle()));
    killGroup(this.#pty.pid, ended, 'SIGHUP');
  }

  /** Writes what the shell reads of an attempt; gives what is put into its pipe. */
  #write(spec: AttemptSpec, dir: string, nonce: string): string {
    const mode = 0o600;
    const files = { script: scriptOf(spec), status: '-  \n', pid: `${' '.repeat(60)}\n` };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, { mode });
    const { id, lines } = givenTo(spec);
    // Whole, because another shell may have come in the place of the one that has it.
    const head = `step ${attemptName(spec)} ${nonce} ${flagsOf(spec)} ${id} ${lines.length}\n`;
    return head + lines.map((line) => `${line}\n`).join('');
  }

  /** Writes to the shell's pipe, which it and its supervisor hold open. */
  async #drop(text: string): Promise<void> {
    await settled(
      writeFile(join(this.#dir, 'in'), text, { flag: 'r+' }),
      'a pipe that is gone went with its shell, and the terminal tells of that',
    );
  }

  #take(bytes: Buffer): void {
    let rest = bytes;
    if (this.#ready.end === null) {
      rest = this.#ready.push(rest);
      if (this.#ready.end !== null) this.#isReady.resolve();
    }
    while (rest.length > 0) {
      if (this.#current === null) {
        this.#keep(rest);
        return;
      }
      const { stream } = this.#current;
      rest = stream.push(rest);
      if (stream.end === null) continue;
      this.#settle({ exit: stream.end.exit, reason: null });
    }
  }

  #settle(end: AttemptEnd): void {
    const current = this.#current;
    this.#current = null;
    current?.resolve(end);
  }

  #keep(bytes: Buffer): void {
    const kept = this.#between.reduce((sum, each) => sum + each.length, 0);
    if (kept < mostBetween) this.#between.push(bytes.subarray(0, mostBetween - kept));
  }

  /** Its terminal has ended. What its shell left of an attempt tells what became of it. */
  #end(): void {
    this.#lives = false;
    const current = this.#current;
    if (current === null) return;
    for (const bytes of this.#between.splice(0)) current.sink(bytes);
    const exit = statusIn(current.dir);
    if (exit !== null) this.#settle({ exit, reason: null });
    else if (existsSync(join(current.dir, 'go'))) this.#settle({ exit: null, reason: words.shellGone });
    else this.#settle({ exit: null, reason: words.noShellHere, neverBegan: true });
  }
}

/** The exit status that an attempt has left in its folder; null where there is none. */
export function statusIn(dir: string): number | null {
  const text = attempt(() => readFileSync(join(dir, 'status'), 'utf8'), '');
  const exit = Number.parseInt(text, 10);
  return Number.isNaN(exit) ? null : exit;
}

export const newNonce = (): string => randomBytes(8).toString('hex');

/** With `encoding: null` node-pty hands out buffers, whatever its types say. */
export function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data) : data;
}
