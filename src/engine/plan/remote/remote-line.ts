import type { Remote } from '../../../shared/plan/plan.ts';
import { splitWords } from '../shell/split-words.ts';
import { optionRules, readOptions } from './line-options.ts';

/** Options of ssh that say how a host is reached. */
const reaching = new Set(['i', 'J', 'p', 'o', 'F']);
/** Options with which ssh is a tunnel, or goes into the background: no place to work at. */
const tunneling = new Set(['N', 'f', 'L', 'R', 'D', 'W']);

/**
 * What a line does on another machine: a command there (`ssh host 'uptime'`), a session (`ssh host`), a copy
 * (`scp a host:b`, `rsync -a a/ host:b/`). Null for every other line, and for one that does more than that.
 */
export function readRemote(command: string): Remote | null {
  if (!/^(?:ssh|scp|rsync)\s/.test(command)) return null;
  const words = splitWords(command);
  if (words === null) return null;
  const [program, ...rest] = words;
  if (program === 'ssh') return readSsh(rest);
  return readCopy(readOptions(rest, program === 'scp' ? optionRules.scp : optionRules.rsync).operands);
}

function readSsh(words: readonly string[]): Remote | null {
  const before = readOptions(words, optionRules.ssh);
  const [name, ...behind] = before.operands;
  if (name === undefined || name === '' || /[\s/'"]/.test(name)) return null;
  // More options may stand between the host and the command.
  const after = readOptions(behind, optionRules.ssh);
  const options = [...before.options, ...after.options];
  if (options.some((option) => tunneling.has(option.name))) return null;
  const user = options.find((option) => option.name === 'l')?.value ?? undefined;
  const host = user === undefined || name.includes('@') ? name : `${user}@${name}`;
  if (after.operands.length === 0) return { kind: 'session', host };
  const reached = options.filter((option) => reaching.has(option.name)).map(({ text }) => text);
  return {
    kind: 'command',
    host,
    command: after.operands.join(' '),
    ...(reached.length === 0 ? {} : { options: reached }),
  };
}

function readCopy(operands: readonly string[]): Remote | null {
  const to = operands.at(-1);
  const from = operands.slice(0, -1);
  if (to === undefined || from.length === 0) return null;
  // An address with a port says itself how its host is reached.
  if (operands.some((operand) => /^(?:scp|rsync|sftp):\/\//.test(operand))) return null;
  const target = elsewhere(to);
  const sources = from.map(elsewhere);
  if (target !== null)
    return sources.every((source) => source === null)
      ? { kind: 'copy', host: target.host, direction: 'there', from, to: target.path }
      : null;
  const host = sources[0]?.host;
  if (host === undefined || sources.some((source) => source?.host !== host)) return null;
  return { kind: 'copy', host, direction: 'here', from: sources.map((source) => source?.path ?? ''), to };
}

/** `host:path`; a Windows drive and a path with a colon in it are no hosts. */
function elsewhere(operand: string): { readonly host: string; readonly path: string } | null {
  const match = /^((?:[\w.-]+@)?[\w.$-]{2,}|(?:[\w.-]+@)?\[[0-9a-fA-F:]+\]|<[^>]+>@?[\w.<>-]*):(.*)$/.exec(
    operand,
  );
  return match === null ? null : { host: match[1] ?? '', path: match[2] ?? '' };
}

/** Whether a line leaves the session it is typed into. */
export function leavesSession(command: string): boolean {
  return /^(?:exit|logout)\b/.test(command.trim());
}
