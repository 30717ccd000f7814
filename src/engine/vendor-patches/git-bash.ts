import { win32 } from 'node:path';

/** What is known of a Windows machine; for tests, of a made-up one. */
export interface WindowsMachine {
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Whether there is a program at a path. */
  readonly isProgram: (path: string) => boolean;
}

/**
 * Where Git for Windows keeps its shells, the usual places first, then the folders of PATH. Windows' own `bash.exe` is left out
 * wherever PATH names it: it runs a command in a Linux machine of its own (WSL), where a release has no business.
 */
export function shellFolders(env: Readonly<NodeJS.ProcessEnv>): readonly string[] {
  const named = (env.PATH ?? env.Path ?? '')
    .split(win32.delimiter)
    .map((folder) => folder.replace(/^"|"$/g, ''));
  return [...gitFolders(env), ...named.filter((folder) => folder !== '' && !isOfWindows(folder, env))];
}

/** Path of `bash.exe` or `sh.exe` for commands of a release; null where there is none that runs them on this machine. */
export function findGitShell(name: 'bash' | 'sh', { env, isProgram }: WindowsMachine): string | null {
  const found = shellFolders(env).map((folder) => win32.join(folder, `${name}.exe`));
  return found.find((path) => isProgram(path)) ?? null;
}

/** For everybody, for 64-bit programs seen from 32-bit ones, and for one account. */
function gitFolders({
  ProgramFiles,
  ProgramW6432,
  LOCALAPPDATA,
}: Readonly<NodeJS.ProcessEnv>): readonly string[] {
  const shared = [ProgramFiles, ProgramW6432].flatMap((base) => (base ? [win32.join(base, 'Git')] : []));
  const own = LOCALAPPDATA ? [win32.join(LOCALAPPDATA, 'Programs', 'Git')] : [];
  return [...new Set([...shared, ...own])].map((folder) => win32.join(folder, 'bin'));
}

/** Folders of Windows itself, and that of the aliases of its store. */
function isOfWindows(folder: string, { SystemRoot }: Readonly<NodeJS.ProcessEnv>): boolean {
  const path = win32.normalize(folder).toLowerCase();
  const system = win32.normalize(SystemRoot || 'C:\\Windows').toLowerCase();
  return path === system || path.startsWith(`${system}\\`) || /\\microsoft\\windowsapps\\?$/.test(path);
}
