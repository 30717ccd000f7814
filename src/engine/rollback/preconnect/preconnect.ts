import { join } from 'node:path';
import { planFileNames, runsFolder } from '../../journal/run-folder.ts';
import { readJson } from '../../journal/run-notes.ts';
import { ignore } from '../../lib/ignore.ts';
import { probeAddress } from '../../transport/ssh/connect/preconnect-probe.ts';
import type { PreconnectedLinks } from '../../transport/ssh/connect/preconnected-links.ts';
import type { ChosenRelease } from '../choose/choose-release.ts';
import { verifyBackupScript } from '../restore-point/verify-backup.ts';
import { readLastKnownAddresses } from './last-known-addresses.ts';

/** Hosts that are connected to ahead; the others of a large group would only wait for them. */
const mostHosts = 8;

interface LooseSidecar {
  readonly targets?: Readonly<
    Record<string, { readonly ssh?: string; readonly key?: string; readonly connect?: 'ssh' }>
  >;
  readonly restorePoint?: { readonly keepIn?: string };
}

export interface AheadOptions {
  /** OpenSSH's configuration file in place of the person's own. */
  readonly sshConfig: string | null;
  /** Whether the kept copies are checked as well; only where nothing is going to be asked before they are needed. */
  readonly check: boolean;
}

/**
 * Begins to connect to the hosts that hold a release's restore point. What it reads is only believed as far as where to
 * connect to: a sidecar that changed on the way names its hosts again, and what was started in vain is closed unused. Settles when
 * the servers have something to do: a check of what they keep is taken for the one that is made before the first step, if it
 * was asked for in the same words. What each step needs is loaded just before it, so that nothing waits for the rest.
 */
export async function preconnect(
  state: string,
  release: ChosenRelease,
  { sshConfig: config, check }: AheadOptions,
): Promise<PreconnectedLinks> {
  const dir = join(runsFolder(state), release.run);
  const { targets = {}, restorePoint } = readJson(join(dir, planFileNames().sidecar), isLoose) ?? {};
  const reached = readLastKnownAddresses(dir);
  const hosts = release.hosts.slice(0, mostHosts).flatMap(({ host, paths }) => {
    const { ssh, key, connect = null } = targets[host] ?? {};
    if (ssh === undefined) return [];
    const address = reached.get(host);
    const socket = address === undefined ? null : probeAddress(address);
    const question = check && paths.length > 0 ? verifyBackupScript(paths, restorePoint?.keepIn) : null;
    return { host, ssh, identity: key ?? null, connect, socket, question };
  });
  const { resolveHost } = await import('../../transport/ssh/config/resolve-host.ts');
  const asked = hosts.map(({ host, ssh, identity, connect, ...begun }) => {
    const options = { config, identity, connect };
    const resolved = resolveHost(ssh, options);
    ignore(resolved, 'whoever takes the connection gets the error');
    return { host, ssh, options, beginning: { ...begun, resolved } };
  });
  const { PreconnectedLinks } = await import('../../transport/ssh/connect/preconnected-links.ts');
  const links = new PreconnectedLinks();
  await Promise.all(
    asked.map(({ host, ssh, options, beginning }) => links.begin(host, ssh, options, beginning)),
  );
  return links;
}

/** Whoever opens the run says what is wrong with its sidecar. */
function isLoose(value: unknown): value is LooseSidecar {
  return typeof value === 'object' && value !== null;
}
