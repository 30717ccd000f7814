import type { Remote } from '../../../shared/plan/plan.ts';
import { splitWords } from '../shell/split-words.ts';

/** Options of ssh and scp that take a word of their own. */
const takesWord = /^-[bcDEeFIiJLlmOopQRSWwP]$/;
/** Options of ssh that say how a host is reached; joined to their word (`-p2222`) or in front of it. */
const reaching = /^-[iJpoF]/;

/**
 * What a line does on another machine: a command there (`ssh host 'uptime'`), a session (`ssh host`), a copy
 * (`scp a host:b`, `rsync -a a/ host:b/`). Null for every other line, and for one that does more than that.
 */
export function readRemote(command: string): Remote | null {
  if (!/^(?:ssh|scp|rsync)\s/.test(command)) return null;
  const words = splitWords(command);
  if (words === null) return null;
  const [program, ...rest] = words;
  return program === 'ssh' ? readSsh(rest) : readCopy(rest);
}

function readSsh(words: readonly string[]): Remote | null {
  const { count, user, options } = readSshOptions(words);
  // A tunnel is not a place to work at.
  if (words.slice(0, count).some((word) => /^-[NfLRDW]/.test(word))) return null;
  const name = words[count];
  if (name === undefined || name === '' || /[\s/'"]/.test(name)) return null;
  const host = user === undefined || name.includes('@') ? name : `${user}@${name}`;
  const there = words.slice(count + 1);
  if (there.length === 0) return { kind: 'session', host };
  return {
    kind: 'command',
    host,
    command: there.join(' '),
    ...(options.length === 0 ? {} : { options }),
  };
}

/** What stands in front of the host: how many words, the user, and the options by which the host is reached. */
function readSshOptions(words: readonly string[]): {
  readonly count: number;
  readonly user: string | undefined;
  readonly options: string[];
} {
  let user: string | undefined;
  const options: string[] = [];
  let count = 0;
  while (words[count]?.startsWith('-') === true) {
    const option = words[count] ?? '';
    const separate = takesWord.test(option);
    const operand = words[count + 1] ?? '';
    if (reaching.test(option)) options.push(separate ? `${option} ${operand}` : option);
    if (option.startsWith('-l')) user = separate ? operand : option.slice(2);
    count += separate ? 2 : 1;
  }
  return { count, user, options };
}

function readCopy(words: readonly string[]): Remote | null {
  const operands: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) operands.push(word);
    else if (takesWord.test(word) || /^--(?:exclude|include|rsh|filter)$/.test(word)) index += 1;
  }
  const to = operands.at(-1);
  const from = operands.slice(0, -1);
  if (to === undefined || from.length === 0) return null;
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
