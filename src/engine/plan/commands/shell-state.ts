import { joinDirectories } from '../../../shared/plan/join-directories.ts';
import type { ShellState } from '../../../shared/plan/sheet.ts';
import { simpleCommands } from './simple-commands.ts';

/** What makes its words stay a condition's or a loop's: it is a command all the same. */
const keyword = /^(?:then|do|else|if|elif|while|until|\{|!)\s+/;
/** A group in parentheses at the start of a command: a subshell, whose state ends with it. */
const subshell = /(^|[;&|\n]\s*)\((?:[^()'"]|'[^']*'|"[^"]*")*\)/g;
const enters = /^(?:builtin\s+)?(?:cd|pushd)\s+(?:-[LPe@]+\s+)*(?:--\s+)?(\S.*)$/;
const declares = /^(?:export|declare|typeset|readonly)\s+(?:-\w+\s+)*(.+)$/s;
/** What fills the shell with variables that nobody can tell without running it. */
const reads =
  /^(?:source|\.|eval)\s+\S|^(?:conda|mamba|micromamba)\s+activate\b|^(?:nvm|rvm|asdf\s+shell)\s+use\b/;
const assignment =
  /^([A-Za-z_]\w*)\+?=((?:"(?:[^"\\]|\\.)*"|'[^']*'|\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`|[^\s"'`])*)(?:\s+|$)/;

/** What every command that leaves something has in it; most have not, and need no closer look. */
const mayLeave = /\bcd\b|pushd|=|\bsource\b|(?:^|[;&\n])\s*\.\s|\beval\b|activate|\buse\b/;

/** What a command leaves in its shell for those behind it; null where it leaves nothing. */
export function stateSetBy(command: string): ShellState | null {
  if (!mayLeave.test(command)) return null;
  let directory: string | undefined;
  const variables: Record<string, string> = {};
  const environments: string[] = [];
  for (const part of simpleCommands(command.replace(subshell, '$1:'))) {
    const text = part.replace(keyword, '');
    const entered = enters.exec(text)?.[1];
    if (entered !== undefined) directory = joinDirectories(directory, entered);
    else if (reads.test(text)) environments.push(text);
    else Object.assign(variables, assignments(declares.exec(text)?.[1] ?? text));
  }
  const state = {
    ...(directory === undefined ? {} : { directory }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(environments.length === 0 ? {} : { environments }),
  };
  return Object.keys(state).length === 0 ? null : state;
}

/** The assignments of a command that only assigns: in front of a program they are the program's alone. */
function assignments(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let left = text.trim();
  while (left !== '') {
    const match = assignment.exec(left);
    if (match === null) return {};
    found[match[1] ?? ''] = match[2] ?? '';
    left = left.slice(match[0].length).trim();
  }
  return found;
}
