// What `npm start` was called with, before npm added its own: the steps of a checklist run as the caller's shell would run them.
import { delimiter, dirname, join, resolve } from 'node:path';
import { root } from './toolchain.mjs';

/** What npm sets for its scripts. Electron would run as plain Node with the last one, which terminals of some editors set. */
const added = /^(?:INIT_CWD|NODE|COLOR|npm_.*|ELECTRON_RUN_AS_NODE)$/;
const isPath = (name) => /^path$/i.test(name);

/**
 * The caller's environment: without npm's variables, and without this project's own tools in the PATH, among which there is
 * another Node than the caller's. Outside npm only those tools and ELECTRON_RUN_AS_NODE are left out.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function callerEnvironment(env = process.env, project = root) {
  const byNpm = env.npm_execpath !== undefined;
  const isOurs = (name) =>
    byNpm ? added.test(name) || isEditor(name, env) : name === 'ELECTRON_RUN_AS_NODE';
  const kept = Object.entries(env).filter(([name, value]) => value !== undefined && !isOurs(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, isPath(name) ? callerPath(value ?? '', project) : (value ?? '')]),
  );
}

/** Whether a variable is the editor that npm names for a caller who names none; programs come to the same one by themselves. */
function isEditor(name, env) {
  const usual = process.platform === 'win32' ? `${env.SYSTEMROOT}\\notepad.exe` : 'vi';
  return name === 'EDITOR' && env.EDITOR === (env.VISUAL || usual);
}

/** A PATH without the folders that npm puts in front of it for scripts of a project. */
function callerPath(path, project) {
  const own = new Set(binFolders(resolve(project)));
  return path
    .split(delimiter)
    .filter((folder) => !own.has(folder) && !/[\\/]run-script[\\/]lib[\\/]node-gyp-bin$/.test(folder))
    .join(delimiter);
}

/** `node_modules/.bin` of a folder and of every folder above it. */
function binFolders(folder) {
  const above = dirname(folder);
  const own = join(folder, 'node_modules', '.bin');
  return above === folder ? [own] : [own, ...binFolders(above)];
}

/**
 * A path as the caller meant it: npm runs scripts in the project's folder, wherever it was called.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export function fromCaller(file, env = process.env) {
  return resolve(env.INIT_CWD ?? process.cwd(), file);
}
