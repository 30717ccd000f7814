import { looksLikeCommand } from './recognize-command.ts';

const boxLine = /^\s*[-*+]\s+\[[ xX]\]\s+/;

/** Whether a fence is a checklist written in code: its boxes are no task items, but its commands are commands. */
export function hasChecklistLines(text: string): boolean {
  return /^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]/m.test(text);
}

/** The commands of such a fence, line for line: boxes and the words in front of a command go, sentences become empty. */
export function checklistInFence(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const rest = line.replace(boxLine, '').trim();
      if (rest.startsWith('#') || looksLikeCommand(rest)) return rest;
      const behind = /^[^:`]{2,60}:\s+(\S.*)$/.exec(rest)?.[1]?.replace(/\s+\([^()]*\)$/, '') ?? '';
      return looksLikeCommand(behind) ? behind : '';
    })
    .join('\n');
}
