// Whether Electron can show anything on this machine; where it cannot, the console opens in a browser.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRoot } from './toolchain.mjs';

/** Whether there is a screen to show a window on. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** An Electron that ends with an error this soon has not shown anything, in ms. */
const shownAfterMs = 5_000;

/**
 * Why Electron's sandbox cannot start here; null where it can, or where nobody can tell before trying. Chromium needs user
 * namespaces, which some Linux distributions refuse to programs that are not installed as a package, or a helper that
 * belongs to root.
 * @param {string} electron path of the program
 * @param {{ env?: NodeJS.ProcessEnv, platform?: string, asRoot?: boolean }} [machine]
 * @returns {string | null}
 */
export function sandboxProblem(
  electron,
  { env = process.env, platform = process.platform, asRoot = isRoot } = {},
) {
  if (platform !== 'linux' || asRoot || hasRootHelper(electron)) return null;
  const { status } = spawnSync('unshare', ['-Ur', 'true'], { env, stdio: 'ignore' });
  return status === 0 || status === null
    ? null
    : 'its sandbox needs user namespaces, which this system does not allow';
}

/** Chromium's helper works where it belongs to root and runs as root. */
function hasRootHelper(electron) {
  const helper = statSync(join(dirname(electron), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o7777) === 0o4755;
}

/**
 * Why an Electron that ended has shown nothing; null where it may have.
 * @param {{ status: number, signal: string | null, ms: number }} end
 * @returns {string | null}
 */
export function startProblem({ status, signal, ms }) {
  if (status === 0 || ms >= shownAfterMs) return null;
  return signal === null ? `it ended at once with status ${status}` : `it ended at once by ${signal}`;
}
