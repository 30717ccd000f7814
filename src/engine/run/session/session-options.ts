import type { RunState } from '../../../shared/run/run-state.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { JournalWriter } from '../../journal/journal-writer.ts';
import type { Damage } from '../../journal/judge-heads.ts';
import type { HeldLock, RunLock } from '../../journal/run-lock.ts';
import type { Secrets } from '../../keychain/secrets.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Targets } from '../../targets/targets.ts';
import type { DocumentChange } from './document-ticks.ts';
import type { NewRun } from './new-run.ts';
import type { RunStore } from './run-store.ts';

/** A damaged journal, and what a rollback of the run goes by all the same. */
export interface DamagedJournal extends Damage {
  readonly wayBack: RunState;
}

export interface SessionOptions {
  readonly store: RunStore;
  readonly actor: string;
  /** Stamps events and judges gates. */
  readonly clock: Clock;
  readonly targetsFor: (file: string, sidecar: Sidecar) => Targets;
  readonly secretsFor: (project: string, sidecar: Sidecar) => Secrets;
  /** Tells the consoles what happened to the document. */
  readonly documentChanged: (file: string, change: DocumentChange) => void;
}

/** What an opened run stands on. */
export interface Opened extends Pick<NewRun, 'plan' | 'sidecar' | 'targets'> {
  readonly run: string;
  /** Null for an observer. */
  readonly writer: JournalWriter | null;
  readonly lock: RunLock | null;
  readonly held: HeldLock | null;
  /** Where its journal is damaged; null where it is not. */
  readonly damage: DamagedJournal | null;
  readonly options: SessionOptions;
}
