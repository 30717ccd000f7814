import { createRequire } from 'node:module';

type Files = typeof import('node:fs');

const load = createRequire(import.meta.url);

/**
 * The file system as it is, for files of a team. Electron's own takes an `.asar` for a folder with what is in the archive: a
 * release that brings one would bring a folder. Electron keeps the plain one beside it; elsewhere there is only that.
 */
export const plainFiles: Files = load(process.versions.electron === undefined ? 'node:fs' : 'original-fs');
