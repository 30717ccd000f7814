import type { RunSession } from '../../run/session/run-session.ts';
import { noteLastKnownAddresses } from '../preconnect/last-known-addresses.ts';
import { pinRestorePoint } from '../restore-point/pin-restore-point.ts';
import type { ReleaseMark } from '../restore-point/release-mark.ts';
import * as words from '../rollback-words.ts';
import type { RollbackReadiness } from './rollback-readiness.ts';

/**
 * Marks what a release changes on its servers, and pins its restore point, before its first effect: the mark once for as long
 * as a console drives it, the point once a run, however many effects ask for them.
 */
export class PinOnce {
  readonly #session: RunSession;
  readonly #readiness: RollbackReadiness;
  readonly #mark: ReleaseMark;
  readonly #progress: (text: string | null, done: number, total: number) => void;
  #pinning: Promise<void> | null = null;

  constructor(
    session: RunSession,
    readiness: RollbackReadiness,
    mark: ReleaseMark,
    progress: (text: string | null, done: number, total: number) => void,
  ) {
    this.#session = session;
    this.#readiness = readiness;
    this.#mark = mark;
    this.#progress = progress;
  }

  /** Resolves once the restore point is pinned, or where there is nothing to pin. Throws why it cannot be; the next try starts again. */
  async ensure(): Promise<void> {
    if (this.#session.state.kind !== 'release') return;
    this.#pinning ??= this.#pin().catch((error: unknown) => {
      this.#pinning = null;
      throw error;
    });
    await this.#pinning;
  }

  async #pin(): Promise<void> {
    const { run, sidecar, state, targets, hide } = this.#session;
    const spec = sidecar.restorePoint;
    if (spec === undefined) return;
    await this.#mark.put(spec);
    if (state.restorePoint !== null) return;
    this.#progress(words.pinning, 0, 1);
    try {
      const point = await pinRestorePoint({ run, spec, targets, env: sidecar.env ?? {}, hide });
      await this.#session.append({ type: 'restore-point.pinned', point });
      void noteLastKnownAddresses(this.#session);
    } catch (error) {
      await this.#mark.remove();
      throw error;
    } finally {
      this.#progress(null, 1, 1);
    }
    await this.#readiness.check();
  }
}
