import type { TriggerMode } from '../../../shared/journal/proposal-shape.ts';
import { proposalWords } from '../../../shared/run/proposals/proposal-words.ts';
import { isSoaking } from '../../../shared/run/soak-window.ts';
import type { Clock } from '../../lib/clock.ts';
import { settled } from '../../lib/ignore.ts';
import { previewRollback } from '../readiness/preview-rollback.ts';
import type { ReleaseRun } from '../readiness/release-run.ts';
import { chooseTrigger, heardAgain, type Trigger, type Watched } from './choose-trigger.ts';
import { triggerModeOf } from './trigger-mode.ts';

/** Who rolls production back where no person does. */
export const automaticActor = 'slipway (automatic)';

export interface TriggerGuardOptions {
  readonly run: ReleaseRun;
  readonly clock: Clock;
  /** Rolls the release back on somebody's behalf, as a press of the control does. */
  readonly rollBack: (actor: string) => Promise<unknown>;
}

/**
 * Hears the rollback triggers of a release while it soaks and does what its sidecar wants of them: notes, asks, or takes
 * production back by itself. All it knows is in the journal, so that after a crash nothing is proposed or started twice.
 */
export class TriggerGuard {
  readonly #handle: ReleaseRun;
  readonly #clock: Clock;
  readonly #rollBack: TriggerGuardOptions['rollBack'];
  #acting: Promise<void> | null = null;

  constructor({ run, clock, rollBack }: TriggerGuardOptions) {
    this.#handle = run;
    this.#clock = clock;
    this.#rollBack = rollBack;
  }

  /** Takes what is watched now; at most one thing is done about it at a time. */
  consider(watched: Watched): void {
    const { session } = this.#handle;
    const mode = triggerModeOf(session.sidecar);
    if (mode === null || this.#acting !== null || session.heldBy !== null) return;
    if (!isSoaking(session.state, session.work)) return;
    const acting = settled(
      this.#act(mode, watched),
      'the next look tries again, and a broken journal shows where work is tried',
    );
    this.#acting = acting.finally(() => {
      this.#acting = null;
    });
  }

  /** Settles when what is being done about a trigger is done: the rollback it starts has then been started. */
  settled(): Promise<void> {
    return this.#acting ?? Promise.resolve();
  }

  async #act(mode: TriggerMode, watched: Watched): Promise<void> {
    const { session } = this.#handle;
    for (const { rule, value } of heardAgain(session.state, watched.alerts))
      await this.#recordState(rule.text, value, 'inactive');
    const trigger = chooseTrigger(session.state, watched, this.#clock.now());
    if (trigger !== null) await this.#propose(mode, trigger);
  }

  async #propose(wanted: TriggerMode, trigger: Trigger): Promise<void> {
    const { session } = this.#handle;
    const { cause, text, value, shown, why, since } = trigger;
    const { reasons, restores, ready } = await previewRollback(this.#handle, null);
    // Asking the servers took a while: somebody may have pressed the control meanwhile.
    if (!isSoaking(session.state, session.work)) return;
    // Only a rule of the document, which somebody read, takes production back by itself.
    const mode = wanted === 'auto' && (cause !== 'breach' || !ready) ? 'ask' : wanted;
    if (cause === 'no-data') await this.#recordState(text, value, 'no-data');
    const told = cause === 'no-data' && why !== null ? { why } : {};
    await session.append({
      type: 'rollback.proposed',
      proposal: `p${(session.state.proposals?.length ?? 0) + 1}`,
      mode,
      cause,
      text,
      value,
      shown,
      ...told,
      since: new Date(since).toISOString(),
      restores,
      reasons: [...reasons],
    });
    if (mode === 'shadow') return;
    if (mode === 'auto' && (await this.#takeBack())) return;
    await this.#handle.driver.pause(proposalWords({ mode, cause, text, shown, ...told }), automaticActor);
  }

  /** False where it could not be started: then a person is asked. */
  async #takeBack(): Promise<boolean> {
    return this.#rollBack(automaticActor).then(
      () => true,
      () => false,
    );
  }

  async #recordState(text: string, value: number | null, state: string): Promise<void> {
    const { session } = this.#handle;
    const rule = session.plan.alerts.findIndex((each) => each.text === text);
    await session.append({ type: 'alert.changed', rule, text, state, value });
  }
}
