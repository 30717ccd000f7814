import { userInfo } from 'node:os';
import { isatty } from 'node:tty';
import { attempt } from '../../shared/lib/attempt.ts';
import { type LoginAnswer, readLoginShell } from './read-login-shell.ts';
import { systemPath } from './system-path.ts';
import { withoutAppImage } from './without-appimage.ts';

/** The environment that the engine, and with it every step on this machine, is started with. */
export interface StepEnvironment {
  readonly env: Readonly<Record<string, string>>;
  /** Where its PATH comes from, as people read it. */
  readonly source: string;
}

/** What decides it, for tests. */
export interface Start {
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly isFromTerminal: boolean;
  readonly readShell: (shell: string, env: Readonly<Record<string, string>>) => Promise<LoginAnswer>;
  readonly systemPath: (path: string) => Promise<string>;
}

/** What a login shell decides for steps; everything else stays as the desktop session has it. */
const isTaken = (name: string): boolean => /^(?:PATH|LANG|LC_[A-Z]+|SSH_AUTH_SOCK)$/.test(name);

/** How this process was started. */
export function thisStart(isPackaged: boolean): Start {
  return {
    env: process.env,
    platform: process.platform,
    isPackaged,
    isFromTerminal: [0, 1, 2].some((fd) => isatty(fd)),
    readShell: readLoginShell,
    systemPath,
  };
}

/**
 * The environment of steps on this machine: the one a terminal of this person has. A desktop starts applications without what
 * shells set up (macOS: without Homebrew, a language and a chosen SSH agent), so the login shell is asked once. Never throws.
 */
export async function stepEnvironment(start: Start): Promise<StepEnvironment> {
  const env = withoutAppImage(start.env);
  const isDesktop = start.platform === 'darwin' || start.platform === 'linux';
  if (!start.isPackaged || start.isFromTerminal || !isDesktop)
    return { env, source: 'as Slipway was started with it' };
  const shell = env.SHELL || attempt(() => userInfo().shell, null) || '/bin/sh';
  const answer = await start.readShell(shell, env);
  const found = 'env' in answer && answer.env.PATH ? answer.env : null;
  if (found !== null) {
    const taken = Object.entries(found).filter(([name]) => isTaken(name));
    const merged = { ...env, ...Object.fromEntries(taken) };
    return { env: withLanguage(merged, start.platform), source: `from your login shell, ${shell}` };
  }
  const why = 'problem' in answer ? answer.problem : 'it has no PATH';
  const path = env.PATH ?? '';
  const usual = start.platform === 'darwin' ? await start.systemPath(path) : path;
  return {
    env: withLanguage({ ...env, PATH: usual }, start.platform),
    source: `the system's, because your login shell ${shell} did not give one (${why})`,
  };
}

/** Programs without a language write other letters than ASCII as question marks. */
function withLanguage(
  env: Readonly<Record<string, string>>,
  platform: NodeJS.Platform,
): Readonly<Record<string, string>> {
  if (env.LANG || env.LC_ALL || env.LC_CTYPE) return env;
  return { ...env, LANG: platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' };
}
