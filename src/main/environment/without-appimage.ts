/** Lists of folders that the start script of an AppImage puts its own into. */
const lists = ['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR'];
/** What the AppImage's start sets for itself alone. */
const own = new Set(['APPDIR', 'APPIMAGE', 'ARGV0', 'OWD', 'GDK_BACKEND']);
/** What the start script puts behind XDG_DATA_DIRS, whatever stood there. */
const dataDirs = ':/usr/share/gnome:/usr/local/share/:/usr/share/';

/**
 * The environment in which the application was started, without what its start added for itself: the paths and variables of an
 * AppImage, and the name that Electron gives its desktop entry. A step of a release would load the application's libraries
 * instead of the system's. Pure.
 */
export function withoutAppImage(env: Readonly<NodeJS.ProcessEnv>): Record<string, string> {
  const mount = env.APPDIR ?? '';
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || name === 'CHROME_DESKTOP') continue;
    if (mount === '') kept[name] = value;
    else if (!own.has(name)) keepOthers(kept, name, value, mount);
  }
  return kept;
}

function keepOthers(kept: Record<string, string>, name: string, value: string, mount: string): void {
  if (!lists.includes(name)) {
    kept[name] = value;
    return;
  }
  const theirs =
    name === 'XDG_DATA_DIRS' && value.endsWith(dataDirs) ? value.slice(0, -dataDirs.length) : value;
  const folders = theirs.split(':').filter((folder) => folder !== mount && !folder.startsWith(`${mount}/`));
  // A list without folders is the current one to the loader of programs: it was not set before.
  if (folders.some((folder) => folder !== '')) kept[name] = folders.join(':');
}
