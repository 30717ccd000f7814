import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Armed } from '../../../shared/run/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { chooseAlternative, stepsOf } from '../../rollback/choose/alternatives.ts';
import { noteLastKnownAddresses } from '../../rollback/preconnect/last-known-addresses.ts';
import {
  checkReadiness,
  type Preconditions,
  preconditionsOf,
} from '../../rollback/readiness/readiness-check.ts';
import { watchRequests } from '../../rollback/requests/request-rollback.ts';
import type { RollbackRequest } from '../../rollback/requests/rollback-request.ts';
import { pinRestorePoint } from '../../rollback/restore-point/pin-restore-point.ts';
import { triggerModeOf } from '../../rollback/triggers/trigger-mode.ts';
import { hostsSafeToClean } from '../attempt/hosts-safe-to-clean.ts';
import { targetOf } from '../command/item-command.ts';
import { mentionsArtifact } from '../mentions-artifact.ts';
import { stageArtifacts } from '../prepare/stage-artifacts.ts';
import type { RunSession } from '../session/run-session.ts';
import { tailJournal } from '../session/tail-journal.ts';
import { RunDriver } from './run-driver.ts';

/** Between two probes of the way back, in ms: often enough to be believed, seldom enough not to be felt. */
const armedEveryMs = 10_000;

export interface RunHandleOptions {
  readonly progress: (run: string, text: string | null, done: number, total: number) => void;
  /** How long rollbacks of this checklist took before, median in ms; null while there was none. Asked when it is wanted. */
  readonly estimateRollbackMs: () => Promise<number | null>;
  /** Takes the run back because another console asked for it; resolves with the rollback's run. */
  readonly onRollbackRequest: (ask: RollbackRequest) => Promise<string>;
  /** Begins to watch what is measured of the run, whether or not a window looks on. */
  readonly watch: (handle: DrivenRun) => void;
}

/** A run that this process drives: its session, its driver, and the watch over its way back. */
export class DrivenRun {
  readonly session: RunSession;
  readonly driver: RunDriver;
  readonly #options: RunHandleOptions;
  #pinning: Promise<void> | null = null;
  #expectedMs: Promise<number | null> | null = null;
  #armedTimer: NodeJS.Timeout | undefined;
  #checking = false;
  readonly #stopObserving: () => void;

  constructor(session: RunSession, options: RunHandleOptions) {
    this.session = session;
    this.#options = options;
    this.driver = new RunDriver(session, (item, hosts) => this.prepare(item, hosts));
    if (session.heldBy === null && session.state.kind === 'release' && session.state.status !== 'ended')
      this.#watchArmed();
    if (session.heldBy === null)
      session.subscribe((event) => {
        if (event.type === 'run.ended') this.#tidyUp();
        else if (event.type === 'run.started' || event.type === 'run.resumed') this.#watchTriggers();
      });
    this.#stopObserving =
      session.heldBy === null
        ? watchRequests(session.files.dir, options.onRollbackRequest)
        : tailJournal(session, (why) => this.#lost(why));
  }

  /** What another console does is not followed any more. */
  #lost(why: string): void {
    const text = `This run is no longer followed: ${why}. What you see may be out of date. Close the run and open it again.`;
    this.#options.progress(this.session.run, text, 0, 0);
  }

  /** A rollback trigger must be heard although nobody looks at it. */
  #watchTriggers(): void {
    const { sidecar, state } = this.session;
    if (state.kind === 'release' && triggerModeOf(sidecar) !== null) this.#options.watch(this);
  }

  /** Once a run has ended, nothing of it stays on the servers but what cannot be known, as evidence. */
  #tidyUp(): void {
    const { run, state, targets } = this.session;
    for (const host of hostsSafeToClean(state)) targets.get(host).forgetRun(run);
  }

  /** The folder of the checklist. */
  get project(): string {
    return dirname(this.session.state.file);
  }

  get plannedText(): Promise<string> {
    return readFile(join(this.session.files.dir, 'plan.md'), 'utf8');
  }

  /** Learnt once: the release that is open now adds nothing to it. */
  expectedRollbackMs(): Promise<number | null> {
    this.#expectedMs ??= this.#options.estimateRollbackMs();
    return this.#expectedMs;
  }

  /** Takes the release back as a press of the control does, on somebody's behalf. Resolves with the rollback's run. */
  takeBack(actor: string): Promise<string> {
    return this.#options.onRollbackRequest({ actor, alternative: null });
  }

  /** Connects to the hosts of the restore point ahead of the moment they are needed. */
  warmUp(): void {
    const point = this.session.state.restorePoint;
    for (const { host } of point === null ? [] : hostPoints(point))
      if (host !== 'local') void this.session.targets.remote(host).warmUp();
  }

  /** Before an effect: the restore point is pinned, once a run; then the item's artifacts are where its commands expect them. */
  async prepare(
    item: WorkItem,
    hosts = this.session.targets.members(targetOf(this.session, item)),
  ): Promise<void> {
    if (this.session.state.kind === 'release') {
      this.#pinning ??= this.#pin().catch((error: unknown) => {
        this.#pinning = null;
        throw error;
      });
      await this.#pinning;
    }
    await this.#stage(item, hosts);
  }

  /** Probes the way back now; an answer that differs from the last one is journalled. */
  async checkReadiness(): Promise<Armed | null> {
    const { session } = this;
    const point = session.state.restorePoint;
    if (point === null) return null;
    const armed = await checkReadiness(
      point,
      this.#preconditions(),
      session.targets,
      await this.expectedRollbackMs(),
    );
    const before = session.state.armed;
    const same =
      before !== null &&
      before.ready === armed.ready &&
      before.reasons.join('\n') === armed.reasons.join('\n');
    if (!same && session.heldBy === null) await session.append({ type: 'rollback.armed', armed });
    return armed;
  }

  async close(): Promise<void> {
    clearInterval(this.#armedTimer);
    this.#stopObserving();
    this.driver.abandon();
    await this.session.close();
  }

  #preconditions(): Preconditions {
    const chosen = chooseAlternative(this.session.plan, this.session.sidecar, this.session.state.alternative);
    const point = this.session.state.restorePoint;
    const steps = chosen === null ? [] : stepsOf(this.session, chosen);
    return preconditionsOf(steps.filter((item) => this.session.placement[item.id] === point?.target));
  }

  async #pin(): Promise<void> {
    const spec = this.session.sidecar.restorePoint;
    if (spec === undefined || this.session.state.restorePoint !== null) return;
    this.#options.progress(this.session.run, 'taking the restore point', 0, 1);
    try {
      const point = await pinRestorePoint(
        this.session.run,
        spec,
        this.session.targets,
        this.session.sidecar.env ?? {},
      );
      await this.session.append({ type: 'restore-point.pinned', point });
      void noteLastKnownAddresses(this.session);
    } finally {
      this.#options.progress(this.session.run, null, 1, 1);
    }
    await this.checkReadiness();
  }

  async #stage(item: WorkItem, hosts: readonly string[]): Promise<void> {
    const { artifacts = [] } = this.session.sidecar;
    const servers = hosts.filter((host) => host !== 'local');
    const mentioned = artifacts.filter((artifact) => mentionsArtifact(item.command ?? '', artifact));
    if (mentioned.length === 0 || servers.length === 0) return;
    try {
      await Promise.all(servers.map((host) => this.#stageOn(host, mentioned)));
    } finally {
      this.#options.progress(this.session.run, null, 1, 1);
    }
  }

  async #stageOn(host: string, artifacts: readonly string[]): Promise<void> {
    const { dir, files } = await stageArtifacts(
      this.session.targets.remote(host),
      this.session.run,
      this.project,
      artifacts,
      (text, done, total) => this.#options.progress(this.session.run, text, done, total),
    );
    await this.session.append({ type: 'artifacts.staged', target: host, dir, files: [...files] });
  }

  #watchArmed(): void {
    const probe = (): void => {
      const { restorePoint, status } = this.session.state;
      if (this.#checking || restorePoint === null || status === 'ended') return;
      this.#checking = true;
      void this.checkReadiness()
        .catch(() => undefined)
        .finally(() => {
          this.#checking = false;
        });
    };
    this.#armedTimer = setInterval(probe, armedEveryMs);
    this.#armedTimer.unref();
  }
}
