import { parseArgs } from 'node:util';
import {
  type ChosenRelease,
  chooseRelease,
  mustBePrivateState,
  type PreconnectedLinks,
  preconnect,
  stateFolder,
} from '../../engine/preconnect.ts';
import { attemptAsync } from '../../shared/lib/attempt.ts';

/** A rollback whose release is found and whose hosts are being connected to. */
export interface PreconnectedRollback {
  readonly release: ChosenRelease;
  readonly links: PreconnectedLinks;
}

/**
 * Starts what `slipway rollback` with these arguments needs first; null where there is nothing to start. The command itself
 * says what is wrong with the arguments or the release.
 */
export async function beginRollback(args: readonly string[]): Promise<PreconnectedRollback | null> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { use: { type: 'string' }, help: { type: 'boolean', short: 'h' }, yes: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  if (values.help !== undefined || positionals.length > 1) return null;
  return attemptAsync(() => connectEarly(positionals[0], values.yes === true), null);
}

async function connectEarly(what: string | undefined, check: boolean): Promise<PreconnectedRollback> {
  const state = stateFolder();
  // What is known to be ours alone decides where to connect; the command itself says why nothing was started.
  mustBePrivateState(state);
  const release = chooseRelease(state, what);
  const sshConfig = process.env.SLIPWAY_SSH_CONFIG ?? null;
  return { release, links: await preconnect(state, release, { sshConfig, check }) };
}
