/** The room a path names: `/room/NAME`, the lobby otherwise. */
export function roomOf(path: string): string {
  const name = /^\/room\/([\w-]+)\/?$/.exec(path)?.[1];
  return name ?? 'lobby';
}
