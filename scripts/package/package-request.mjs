// What `npm run package` is asked for, and what of it can be made on this machine.

const systems = ['linux', 'mac', 'win'];
const own = { linux: 'linux', darwin: 'mac', win32: 'win' };

export const usage = `npm run package [-- linux | mac | win] [-- --dir]
  linux   AppImage, deb and an unpacked folder
  mac     dmg and zip
  win     an installer
  --dir   only the unpacked application`;

/**
 * Reads the words behind `npm run package`. Throws an error with the usage for anything else.
 * @param {readonly string[]} args
 * @returns {{ system: 'linux' | 'mac' | 'win', dirOnly: boolean }}
 */
export function readRequest(args, platform = process.platform) {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const flags = args.filter((arg) => arg.startsWith('--'));
  const system = words[0] ?? own[platform];
  if (words.length > 1 || !systems.includes(system) || flags.some((flag) => flag !== '--dir'))
    throw new Error(`Nothing was packaged: "${args.join(' ')}" is not known.\n${usage}`);
  return { system, dirOnly: flags.includes('--dir') };
}

/** Why a package cannot be made on this system, and where it can; null where it can. */
export function wrongSystem({ system, dirOnly }, platform = process.platform) {
  if (system === 'linux' && platform !== 'linux')
    return 'A package for Linux needs node-pty as it is compiled on Linux. Nothing was made. Run this on Linux.';
  if (system === 'mac' && !dirOnly && platform !== 'darwin')
    return 'A dmg and a signature are made by programs of macOS. Nothing was made. Run this on macOS, or add --dir for the unpacked application.';
  return null;
}

/**
 * The runs of electron-builder that make it, in their order; each has its name and its words. On Linux every kind is a run of its own, of
 * the same unpacked application: where one kind's tool is missing, the others are made. Elsewhere signing joins them.
 * @returns {{ what: string, args: string[] }[]}
 */
export function builderRuns({ system, dirOnly }, electronDist) {
  const rest = ['--publish', 'never', ...(electronDist === null ? [] : [`-c.electronDist=${electronDist}`])];
  const run = (what, kinds, ...more) => ({ what, args: [`--${system}`, ...kinds, ...rest, ...more] });
  if (dirOnly) return [run('dir', ['dir'])];
  if (system !== 'linux') return [run({ mac: 'dmg and zip', win: 'installer' }[system], [])];
  const dir = `dist/linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`;
  return [run('dir', ['dir']), ...['AppImage', 'deb'].map((kind) => run(kind, [kind], '--prepackaged', dir))];
}
