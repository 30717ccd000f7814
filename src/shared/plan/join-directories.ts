/** Where `cd` to a directory leads from another one, both as written; undefined is where a shell starts. */
export function joinDirectories(from: string | undefined, to: string): string {
  const isRelative = !/^["']?[/~$-]/.test(to);
  return from === undefined || !isRelative ? to : `${from.replace(/\/$/, '')}/${to.replace(/^\.\//, '')}`;
}
