import type { RunSession } from '../session/run-session.ts';
import type { RunDriver } from './run-driver.ts';

/** A run open in this process, and what carries out what is asked of it. */
export interface ActiveRun {
  readonly session: RunSession;
  readonly driver: RunDriver;
}
