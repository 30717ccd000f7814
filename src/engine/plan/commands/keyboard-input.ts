/** What reads lines of its input: the keyboard's, unless it is given another. */
export const readsLine = /^(?:read|mapfile|readarray|select)(?:\s|$)/;
/** A pipe or a file for what stands in a loop, in a group, or behind it; `||` is no pipe. */
const piped =
  /(?<!\|)\|\s*(?:while|read|mapfile|readarray|\{|\()|\b(?:done|fi)\s*<|\}\s*<|<<-?\s*\\?['"]?\w|<<</;
/** Input of a command's own: a file, or a descriptor. The terminal by its name is the keyboard again. */
const ownInput = /(?:^|\s)\d*<(?!\s*\/dev\/(?:tty|stdin)\b)|\s-[a-zA-Z]*u\s*\d/;
/** Copies what is typed until its end is typed. */
export const waitsForText =
  /^\s*(?:sudo\s+)?(?:cat(?:\s+-)?|tee(?:\s+-a)?(?:\s+[^\s<>|;&-][^\s<>|;&]*)+)(?:\s*>{1,2}\s*[^\s<>|;&]+)?\s*$/;

/** The forms of a command that may read the keyboard: those that read lines of a pipe or of a file are left out. */
export function typed(command: string, forms: readonly string[]): readonly string[] {
  const isGiven = piped.test(command) && !/<\s*\/dev\/tty\b/.test(command);
  return forms.filter((form) => !readsLine.test(form) || !(isGiven || ownInput.test(form)));
}
