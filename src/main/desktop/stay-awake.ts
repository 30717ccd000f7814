import { powerSaveBlocker } from 'electron';
import type { RunReport } from '../../shared/wire/desktop-report.ts';

/** Keeps the machine from sleeping while a run or a soak goes on; its screen may go dark. */
export class StayAwake {
  #blocker: number | null = null;

  /** Takes what a window shows now. */
  follow(run: RunReport | null): void {
    const goesOn = run?.phase === 'running' || run?.phase === 'soaking';
    if (goesOn && this.#blocker === null) {
      this.#blocker = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!goesOn && this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}
