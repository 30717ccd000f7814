import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { attempt } from '../../../shared/lib/attempt.ts';
import { tidyPath } from '../../../shared/restore-point/restore-paths.ts';
import { ownProcess } from '../../journal/owner-process.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { settled } from '../../lib/ignore.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import * as words from '../rollback-words.ts';
import { type FoundMark, readFound } from './found-mark.ts';
import { type RestorePointSpec, restoreTarget } from './pin-restore-point.ts';

const put = loadScript('mark/put');
const remove = loadScript('mark/remove');

/** So many marks that follow each other in one place are judged. */
const mostMarks = 5;

/** Resolves where a mark may be replaced: its release is over, or a person says so. Throws NOT_NOW where it may not. */
export type JudgeMark = (session: RunSession, found: FoundMark) => Promise<void>;

/**
 * The mark of a release on the hosts of its restore point, from before its first effect until it has ended or its console
 * lets go of it: another console, on this machine or another, sees that the same is being changed. It lies where the copies
 * do, or in the folder of the releases. Where nothing can be written there, there is no mark, and taking the copies says why.
 */
export class ReleaseMark {
  readonly #session: RunSession;
  readonly #judge: JudgeMark;
  #isPut = false;
  /** Taken away in this process, so that there is nothing to be taken away twice. */
  #isGone = false;
  #removing: Promise<unknown> = Promise.resolve();

  constructor(session: RunSession, judge: JudgeMark) {
    this.#session = session;
    this.#judge = judge;
  }

  /** Puts the mark on every host, or on none. Throws NOT_NOW where another release's stands and may not be replaced. */
  async put(spec: RestorePointSpec): Promise<void> {
    if (this.#isPut) return;
    await this.#removing;
    const { run, actor, targets } = this.#session;
    const text = `${beginOf(run)}${JSON.stringify({ actor, host: hostname(), at: new Date().toISOString(), ...ownProcess() }).slice(1)}`;
    const done: Transport[] = [];
    try {
      // One after the other: of two that meet on several hosts, one has the first and goes on.
      for (const host of targets.members(restoreTarget(spec, targets))) {
        await this.#putOn(targets.get(host), folderOf(spec), text);
        done.push(targets.get(host));
      }
      this.#isPut = true;
    } catch (error) {
      await this.#removeFrom(done, spec);
      throw error;
    }
  }

  /** Takes the mark away, as far as its hosts can be reached; what stays is judged by whoever finds it. */
  async remove(): Promise<void> {
    await this.#removeWhere(() => true);
  }

  /** Takes the mark away because the console ends; it stays where something still runs, and where nobody is connected. */
  async letGo(): Promise<void> {
    const { running, targets } = this.#session;
    const connected = targets.connections().filter(({ state }) => state === 'connected');
    const names = new Set(['local', ...connected.map(({ target }) => target)]);
    if (running.length === 0) await this.#removeWhere(({ target }) => names.has(target));
    await this.#removing;
  }

  async #removeWhere(isMeant: (transport: Transport) => boolean): Promise<void> {
    const { kind, restorePoint } = this.#session.state;
    const { sidecar, targets, heldBy } = this.#session;
    const spec = sidecar.restorePoint;
    // A console before this one may have put it.
    const mayStand = this.#isPut || (kind === 'release' && restorePoint !== null && !this.#isGone);
    if (spec === undefined || heldBy !== null || !mayStand) return;
    this.#isPut = false;
    this.#isGone = true;
    // A sidecar that changed on the way may not say any more which hosts it was.
    const hosts = attempt(
      () => targets.members(restoreTarget(spec, targets)).map((host) => targets.get(host)),
      [],
    );
    await this.#removeFrom(hosts.filter(isMeant), spec);
  }

  async #removeFrom(hosts: readonly Transport[], spec: RestorePointSpec): Promise<void> {
    const script = scriptCommand(remove, { path: folderOf(spec) }, beginOf(this.#session.run));
    const removed = hosts.map((transport) =>
      settled(
        transport.exec(script, { timeoutMs: 5_000 }),
        'a mark of a release that has ended is replaced by the next one',
      ),
    );
    this.#removing = Promise.all(removed);
    await this.#removing;
  }

  /**
   * Puts the mark on a host, unless nothing can be written there, or what stands there may be passed over and cannot be taken away.
   * Throws NOT_NOW where it may not, and where another mark comes in the place of each.
   */
  async #putOn(transport: Transport, folder: string, text: string): Promise<void> {
    let replaces = '';
    for (let round = 0; round < mostMarks; round += 1) {
      const name = randomBytes(8).toString('hex');
      const { exit, stdout } = await transport.exec(
        scriptCommand(put, { path: folder }, text, name, replaces),
        { timeoutMs: 30_000 },
      );
      if (exit !== 17) return;
      const found = readFound(stdout.toString('utf8'), transport.target, folder);
      if (found.id === replaces) return;
      replaces = found.id;
      // Its own run's is known; one that another account has put there may say so of itself.
      if (found.note?.run !== this.#session.run || found.stranger !== null)
        await this.#judge(this.#session, found);
    }
    throw new EngineError(
      'NOT_NOW',
      words.marksFollow(transport.target, folder),
      words.marksFollowHint(folder),
    );
  }
}

/** What a run's own mark begins with, whoever put it. */
function beginOf(run: string): string {
  return `{"run":${JSON.stringify(run)},`;
}

function folderOf({ releases, keepIn }: RestorePointSpec): string {
  return tidyPath(releases ?? keepIn ?? '');
}
