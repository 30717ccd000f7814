import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';
import { tidyPath } from '../../shared/restore-point/restore-paths.ts';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { holderOf, lockRun, type RunLock } from '../journal/run-lock.ts';
import { EngineError } from '../lib/engine-error.ts';
import { restoreTarget } from '../rollback/restore-point/pin-restore-point.ts';
import type { ActiveRun } from '../run/drive/active-run.ts';
import type { Targets } from '../targets/targets.ts';
import * as words from './composition-words.ts';

/** What a release has for itself while a console drives it; `what` is for a person. */
interface Claim {
  readonly dir: string;
  readonly what: string;
}

/** What a release is about. */
interface Subject {
  /** Absolute path of the checklist. */
  readonly file: string;
  readonly sidecar: Sidecar;
  readonly targets: Targets;
  readonly sshConfig: string | null;
}

interface Holder {
  readonly run: ActiveRun;
  readonly claims: readonly Claim[];
  readonly locks: readonly RunLock[];
}

/**
 * Keeps two releases of one checklist, or of one path of a restore point, from changing the same servers at once: each has
 * to be claimed before a run starts, and is free again once it has ended or its console has let go of it. A claim is a lock
 * in the state folder, so that consoles of one person see each other's; other machines see the mark on the server
 * (release-mark.ts). A rollback claims nothing: nothing may keep it from going on.
 */
export class ReleaseClaims {
  readonly #root: string;
  readonly #actor: string;
  readonly #holders = new Map<string, Holder>();
  readonly #taking = new Map<string, Promise<void>>();

  constructor(state: string, actor: string) {
    this.#root = join(state, 'claims');
    this.#actor = actor;
  }

  /** Throws NOT_NOW, naming the other run, where a release of the same is under way. A paused one of this process does not count. */
  mustBeFree(subject: Subject): void {
    const claims = this.#claimsOf(subject);
    for (const { dir, what } of claims) {
      const held = this.#isIdleHere(dir) ? null : holderOf(dir);
      if (held !== null) throw refused(what, held);
    }
  }

  /** Claims for a release what it is about, once; one of this process that stands still hands over. Throws as {@link mustBeFree}. */
  async take(active: ActiveRun, sshConfig: string | null): Promise<void> {
    const { session } = active;
    if (session.state.kind !== 'release' || session.state.status === 'ended') return;
    const { run } = session;
    if (this.#holders.has(run)) return;
    const taking =
      this.#taking.get(run) ?? this.#take(active, sshConfig).finally(() => this.#taking.delete(run));
    this.#taking.set(run, taking);
    await taking;
  }

  /** Lets another release have what a run claimed. */
  async release(run: string): Promise<void> {
    const holder = this.#holders.get(run);
    this.#holders.delete(run);
    await Promise.all((holder?.locks ?? []).map((lock) => lock.release()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#holders.keys()].map((run) => this.release(run)));
  }

  async #take(active: ActiveRun, sshConfig: string | null): Promise<void> {
    const { run, sidecar, state, targets } = active.session;
    const claims = this.#claimsOf({ file: state.file, sidecar, targets, sshConfig });
    const locks: RunLock[] = [];
    try {
      for (const claim of claims) {
        await this.#handOver(claim.dir);
        locks.push(await this.#lock(claim, run));
      }
    } catch (error) {
      await Promise.all(locks.map((lock) => lock.release()));
      throw error;
    }
    this.#holders.set(run, { run: active, claims, locks });
  }

  async #lock({ dir, what }: Claim, run: string): Promise<RunLock> {
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new EngineError('FAILED', words.notClaimed(dir, errorText(error)), words.notClaimedHint);
    }
    const lock = await lockRun(dir, this.#actor, run);
    if (!('heldBy' in lock)) return lock;
    if (lock.alive) throw refused(what, lock);
    throw new EngineError('FAILED', words.notClaimed(dir, lock.heldBy), words.notClaimedHint);
  }

  async #handOver(dir: string): Promise<void> {
    for (const [run, holder] of this.#holders) if (isIdleWith(holder, dir)) await this.release(run);
  }

  #isIdleHere(dir: string): boolean {
    return [...this.#holders.values()].some((holder) => isIdleWith(holder, dir));
  }

  /** In one order everywhere, so that two who claim the same do not each keep a part of it. */
  #claimsOf({ file, sidecar, targets, sshConfig }: Subject): readonly Claim[] {
    const real = attempt(() => realpathSync.native(file), file);
    const claims = [this.#claim(['checklist', real], words.thisChecklist)];
    const spec = sidecar.restorePoint;
    const on = spec === undefined ? null : attempt(() => restoreTarget(spec, targets), null);
    if (spec === undefined || on === null) return claims;
    const paths = spec.releases === undefined ? (spec.paths ?? []) : [spec.releases];
    for (const host of targets.members(on)) {
      const reached = sidecar.targets?.[host];
      // A name means the same host only where it is looked up in the same place.
      const place = reached !== undefined && 'ssh' in reached ? [reached.ssh, sshConfig ?? ''] : ['local'];
      for (const path of paths)
        claims.push(this.#claim(['path', ...place, tidyPath(path)], words.thisPath(path, host)));
    }
    return claims.toSorted((a, b) => (a.dir < b.dir ? -1 : 1));
  }

  #claim(subject: readonly string[], what: string): Claim {
    const name = createHash('sha256').update(JSON.stringify(subject)).digest('hex').slice(0, 24);
    return { dir: join(this.#root, name), what };
  }
}

/** Whether a run has this claim while nothing of it is under way. */
function isIdleWith({ run, claims }: Holder, dir: string): boolean {
  const { driver, session } = run;
  if (driver.isBusy || session.running.length > 0) return false;
  return claims.some((claim) => claim.dir === dir);
}

function refused(
  what: string,
  held: { readonly heldBy: string; readonly run?: string | undefined },
): EngineError {
  const run = held.run ?? '';
  return new EngineError('NOT_NOW', words.underWay(what, run, held.heldBy), words.underWayHint(run));
}
