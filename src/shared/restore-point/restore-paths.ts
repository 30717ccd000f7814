/** A path of a restore point, and what its copy is called. */
export interface NamedPath {
  readonly path: string;
  readonly name: string;
}

/** A path without what says nothing: slashes and dots at its end, doubled slashes. `/` stays. Pure. */
export function tidyPath(path: string): string {
  const tidy = path.replace(/\/+(?:\.?\/+)*/g, '/').replace(/^(?:\.\/)+(?=.)/, '');
  return tidy.length > 1 ? tidy.replace(/\/\.?$/, '') || '/' : tidy;
}

/**
 * What the copies of paths are called, in the paths' order: their last names, which the document's rollback commands know. A
 * second path of the same last name gets a number behind it (`config.2`); a path that is named twice is kept once. `reserved`
 * is what else lies beside the copies. Pure.
 */
export function nameCopies(paths: readonly string[], reserved: string): readonly NamedPath[] {
  const tidy = [...new Set(paths.map(tidyPath))];
  const taken = new Set([reserved, `${reserved}.part`]);
  const own = new Set(tidy.map(lastName));
  return tidy.map((path) => {
    const last = lastName(path);
    let name = last;
    // A number must not take the name of a path that comes later.
    for (let count = 2; taken.has(name) || (name !== last && own.has(name)); count += 1)
      name = `${last}.${count}`;
    taken.add(name);
    return { path, name };
  });
}

/** How paths and the folder of their copies cannot be kept, as far as their names tell. */
export interface RestorePathProblem {
  /** Index among the paths. */
  readonly index: number;
  readonly message: string;
}

/**
 * What is wrong with the paths of a restore point and the folder their copies go to. Links are only known on the server, which
 * checks again. Pure.
 */
export function restorePathProblems(paths: readonly string[], keepIn: string): readonly RestorePathProblem[] {
  const folder = tidyPath(keepIn);
  return paths.flatMap((given, index) => {
    const path = tidyPath(given);
    if (/^(?:\/|~|\.)?$/.test(path) || /(?:^|\/)\.\.$/.test(path))
      return [
        {
          index,
          message: `${given} has no name of its own that its copy could have. Name what is to be kept`,
        },
      ];
    if (path === folder)
      return [{ index, message: `${given} is keepIn itself. Keep the copies outside of it` }];
    if (folder.startsWith(`${path}/`))
      return [
        {
          index,
          message: `keepIn (${keepIn}) lies in ${given}, so that the copies would be copied. Keep them outside of it`,
        },
      ];
    if (path.startsWith(`${folder.replace(/\/$/, '')}/`))
      return [
        { index, message: `${given} lies in keepIn (${keepIn}), among the copies. Keep them elsewhere` },
      ];
    return [];
  });
}

/** The paths that share a last name with one before them, each with the name of its copy. Pure. */
export function renamedCopies(paths: readonly string[]): readonly NamedPath[] {
  return nameCopies(paths, '').filter(({ path, name }) => lastName(path) !== name);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
