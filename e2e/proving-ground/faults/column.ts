/** Where a release runs: on this machine, on one server, on a group of servers. */
export const columns = ['local', 'remote', 'fleet'] as const;
export type Column = (typeof columns)[number];
