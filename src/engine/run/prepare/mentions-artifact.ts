/** Quotes and escapes join a word and are no part of it. A quoted word may be a script itself (`sh -c 'cd dist'`). */
const quoting = /["']|\\(?!\r?\n)/g;

/** A path begins at a word, after an option's `=` or a host's `:`, or below a directory that a variable or a command names. */
const startsPath = /(?:^|[\s;&|<>(){}=,:@`]|(?:[)}`]|\$\w+)\/+)(?:\.\/+)*$/;
const endsPath = /^(?:$|[\s/;&|<>(){},:=*?[\]`])/;

/**
 * Whether a command names an artifact, or something below it, as a path: `dist/app`, `./dist`, `--from=dist`, `host:dist`.
 * Letters within another word (`--distribution`, `mydist`) are no path. Pure.
 */
export function mentionsArtifact(command: string, artifact: string): boolean {
  const path = artifact.replace(/^(?:\.\/+)+(?=.)/, '').replace(/\/+$/, '');
  const text = command.replace(quoting, '');
  for (let at = text.indexOf(path); at !== -1; at = text.indexOf(path, at + 1))
    if (startsPath.test(text.slice(0, at)) && endsPath.test(text.slice(at + path.length))) return true;
  return false;
}
