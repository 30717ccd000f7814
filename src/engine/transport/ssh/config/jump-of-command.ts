import { parseArgs } from 'node:util';
import { attempt } from '../../../../shared/lib/attempt.ts';

/** `[` stands around an IPv6 address, and around names without harm. */
const forwards: ReadonlySet<string | undefined> = new Set(['%h:%p', '[%h]:%p']);

/** What may stand in such a command; everything else makes another one of it. */
const options = {
  forward: { type: 'string', short: 'W' },
  config: { type: 'string', short: 'F' },
  port: { type: 'string', short: 'p' },
  login: { type: 'string', short: 'l' },
  quiet: { type: 'boolean', short: 'q' },
  'no-terminal': { type: 'boolean', short: 'T' },
} as const;

/**
 * The jump host of a ProxyCommand that is nothing but `ssh -W %h:%p HOST`, as `[user@]host[:port]`: the way to write ProxyJump
 * before there was one. It may name the configuration file that is used anyway (`config`). Null for every other command: a command is not a hop whose key can be checked.
 */
export function jumpOfCommand(command: string, config: string | null): string | null {
  const words = /^(?:exec\s+)?(?:\/usr\/bin\/)?ssh\s+(.*)$/.exec(command.trim())?.[1]?.split(/\s+/);
  if (words === undefined || words.some((word) => word.startsWith('--'))) return null;
  const read = attempt(() => parseArgs({ args: words, options, allowPositionals: true }), null);
  if (read === null || read.positionals.length !== 1 || !forwards.has(read.values.forward)) return null;
  const { login, port } = read.values;
  if (read.values.config !== undefined && read.values.config !== config) return null;
  const [host = ''] = read.positionals;
  const user = login === undefined || host.includes('@') ? '' : `${login}@`;
  const jump = `${user}${host}${port === undefined ? '' : `:${port}`}`;
  return /^(?:[\w.-]+@)?\w[\w.-]*(?::\d+)?$/.test(jump) ? jump : null;
}
