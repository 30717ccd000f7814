import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import type { KeychainAnswer, KeychainAsk } from '../keychain/keychain-messages.ts';
import { RestartBudget } from '../lib/restart-budget.ts';
import { type FromEngine, readFromEngine, type ToEngine } from './engine-messages.ts';

export interface EngineProcessOptions {
  /** The built `engine-host.js`. */
  readonly module: string;
  /** Arguments of the engine's host, see there. */
  readonly args: readonly string[];
  /** The engine died more often than it may by itself; a person has to say whether to continue. */
  readonly onGivenUp: (exit: number) => void;
  /** Carries out what the engine asks of the keychain. */
  readonly keychain: (ask: KeychainAsk) => Promise<KeychainAnswer>;
  readonly log: EngineLog;
}

/** What the engine says, and what becomes of it. */
export interface EngineLog {
  /** What it prints, as it is. */
  write(text: string): void;
  /** A line of ours about it. */
  note(text: string): void;
}

type Environment = Readonly<Record<string, string>>;

/** How long the engine may take to close before it is ended; a run's journal is whole at any instant. */
const quitMs = 10_000;
/** A count is for a question to a person: an engine that is too busy to answer has something running. */
const countMs = 2_000;
const practiceMs = 30_000;
/** What the system's list of processes and the log call it. */
export const engineName = 'Slipway engine';

/**
 * The engine's process as the main process sees it. It is started when a window first asks and again when it died; the
 * windows notice by their ports, which close with it, and ask for new ones.
 */
export class EngineProcess {
  readonly #options: EngineProcessOptions;
  readonly #budget: RestartBudget;
  /** What it is started with; null until that is known. */
  #env: Environment | null = null;
  readonly #isEnvKnown = Promise.withResolvers<void>();
  /** Windows that asked before. */
  readonly #waiting = new Set<WebContents>();
  #child: UtilityProcess | null = null;
  #quitting = false;
  #held = false;
  #givenUp = false;

  constructor(options: EngineProcessOptions, budget: RestartBudget = new RestartBudget(4, 60_000)) {
    this.#options = options;
    this.#budget = budget;
  }

  /** Says what environment the engine, and all that it starts, runs in. It is not started before. */
  runIn(env: Environment): void {
    this.#env = env;
    this.#isEnvKnown.resolve();
    for (const contents of this.#waiting) if (!contents.isDestroyed()) this.connect(contents);
    this.#waiting.clear();
  }

  /** Connects a window: one port pair for calls, one for bytes. Does nothing while the engine must not be started. */
  connect(contents: WebContents): void {
    if (this.#env === null) this.#waiting.add(contents);
    const child = this.#started();
    if (child === null) return;
    const calls = new MessageChannelMain();
    const bytes = new MessageChannelMain();
    child.postMessage({ type: 'ports' } satisfies ToEngine, [calls.port1, bytes.port1]);
    contents.postMessage('slipway:ports', null, [calls.port2, bytes.port2]);
  }

  /** How many runs are under way: 0 where there is no engine, at least 1 where it does not answer in time. */
  async countRunning(): Promise<number> {
    if (this.#child === null) return 0;
    const answer = await this.#ask({ type: 'count-running' }, 'running', countMs);
    if (answer === null) return this.#child === null ? 0 : 1;
    return answer.count;
  }

  /** Starts the practice server. Gives its checklist, or why there is none. */
  async practice(): Promise<{ readonly file: string | null; readonly problem: string }> {
    const answer = await this.#ask({ type: 'practice' }, 'practice-ready', practiceMs);
    return answer ?? { file: null, problem: 'The engine did not answer.' };
  }

  /** The checklists opened last, the latest first; null where the engine does not say. */
  async recent(): Promise<readonly string[] | null> {
    return (await this.#ask({ type: 'recent' }, 'recent-checklists', countMs))?.files ?? null;
  }

  /** The machine was asleep: connections that look alive may be gone, and waits for a next try may be long. */
  lookAgain(): void {
    this.#child?.postMessage({ type: 'look-again' } satisfies ToEngine);
  }

  /** While it is held, an engine that ends is not started again: a person is asked whether to quit, and it may be ending already. */
  hold(isHeld: boolean): void {
    this.#held = isHeld;
  }

  /** A person said to try once more after the engine was given up. */
  tryAgain(): void {
    this.#budget.renew();
    this.#givenUp = false;
  }

  /** Ends the engine in good order. Resolves when its process is gone. */
  quit(): Promise<void> {
    this.#quitting = true;
    const child = this.#child;
    if (child === null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill(), quitMs);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.postMessage({ type: 'quit' } satisfies ToEngine);
    });
  }

  /** One question, one answer of the given type; null where the engine cannot be started, dies, or is late. */
  async #ask<T extends FromEngine['type']>(
    question: ToEngine,
    type: T,
    mostMs: number,
  ): Promise<Extract<FromEngine, { readonly type: T }> | null> {
    if (this.#env === null) await this.#isEnvKnown.promise;
    const child = this.#started();
    if (child === null) return null;
    return new Promise((resolve) => {
      const settle = (answer: Extract<FromEngine, { readonly type: T }> | null): void => {
        clearTimeout(timer);
        child.off('message', listen);
        child.off('exit', none);
        resolve(answer);
      };
      const listen = (data: unknown): void => {
        const answer = readFromEngine(data);
        if (answer !== null && isOf(answer, type)) settle(answer);
      };
      const none = (): void => settle(null);
      const timer = setTimeout(none, mostMs);
      child.on('message', listen);
      child.on('exit', none);
      child.postMessage(question);
    });
  }

  #started(): UtilityProcess | null {
    if (this.#child !== null) return this.#child;
    if (this.#env === null || this.#quitting || this.#held || this.#givenUp || !this.#budget.take())
      return null;
    const child = utilityProcess.fork(this.#options.module, [...this.#options.args], {
      serviceName: engineName,
      env: { ...this.#env },
      stdio: 'pipe',
    });
    this.#keepWords(child);
    child.once('exit', (code) => this.#onExit(code));
    child.on('message', (data) => void this.#askKeychain(child, data));
    this.#child = child;
    return child;
  }

  async #askKeychain(child: UtilityProcess, data: unknown): Promise<void> {
    const ask = readFromEngine(data);
    if (ask?.type !== 'keychain-ask') return;
    const answer = await this.#options.keychain(ask);
    // An engine that died meanwhile asks again when it needs the secret again.
    if (this.#child === child) child.postMessage(answer satisfies ToEngine);
  }

  /** Nothing else remains of an engine that a desktop started: nobody sees what it prints. */
  #keepWords(child: UtilityProcess): void {
    const { log } = this.#options;
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => log.write(text));
    child.on('error', (type, location, report) =>
      log.note(`the engine met ${type} at ${location}\n${report}`),
    );
    child.once('exit', (code) => log.note(`the engine ended with status ${code}`));
  }

  #onExit(code: number): void {
    this.#child = null;
    // Started again at once, so that it is there when the windows ask for new ports.
    if (this.#quitting || this.#held || this.#started() !== null) return;
    this.#givenUp = true;
    this.#options.onGivenUp(code);
  }
}

function isOf<T extends FromEngine['type']>(
  answer: FromEngine,
  type: T,
): answer is Extract<FromEngine, { readonly type: T }> {
  return answer.type === type;
}
