import type { RunSession } from '../../run/session/run-session.ts';
import { noteLastKnownAddresses } from '../preconnect/last-known-addresses.ts';
import { pinRestorePoint } from '../restore-point/pin-restore-point.ts';
import * as words from '../rollback-words.ts';
import type { RollbackReadiness } from './rollback-readiness.ts';

/** Pins a release's restore point before its first effect: once a run, however many effects ask for it. */
export class PinOnce {
  readonly #session: RunSession;
  readonly #readiness: RollbackReadiness;
  readonly #progress: (text: string | null, done: number, total: number) => void;
  #pinning: Promise<void> | null = null;

  constructor(
    session: RunSession,
    readiness: RollbackReadiness,
    progress: (text: string | null, done: number, total: number) => void,
  ) {
    this.#session = session;
    this.#readiness = readiness;
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
    const { run, sidecar, state, targets } = this.#session;
    const spec = sidecar.restorePoint;
    if (spec === undefined || state.restorePoint !== null) return;
    this.#progress(words.pinning, 0, 1);
    try {
      const point = await pinRestorePoint({ run, spec, targets, env: sidecar.env ?? {} });
      await this.#session.append({ type: 'restore-point.pinned', point });
      void noteLastKnownAddresses(this.#session);
    } finally {
      this.#progress(null, 1, 1);
    }
    await this.#readiness.check();
  }
}
