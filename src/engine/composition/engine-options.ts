import type { Keychain } from '../keychain/keychain.ts';
import type { Clock } from '../lib/clock.ts';
import type { PracticeServer } from '../lib/practice-server.ts';
import type { PreconnectedLinks } from '../transport/ssh/connect/preconnected-links.ts';

/** What a host gives the engine. */
export interface EngineOptions {
  readonly state?: string;
  readonly actor?: string;
  /** `ssh -F`: a configuration file in place of the person's own. */
  readonly sshConfig?: string | null;
  /** The host's keychain, for secrets that are kept there. */
  readonly keychain?: Keychain;
  /** Connections that were started before the engine was loaded. */
  readonly ahead?: PreconnectedLinks | null;
  /** What runs and what is watched of them go by; the machine's own time when left out. */
  readonly clock?: Clock;
  /** Starts the server people rehearse on; there is no rehearsal without it. */
  readonly practice?: (state: string) => Promise<PracticeServer>;
}
