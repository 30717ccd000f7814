import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';

/** A copy to or from a target. */
export interface Copying {
  readonly transport: SshTransport;
  readonly copy: PlainCopy;
  /** Where relative paths count from here. Absolute. */
  readonly cwd: string;
  /** Told what is under way, a line at a time. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}
