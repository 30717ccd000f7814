/** What a terminal puts around a paste, so that a shell takes no line of it as typed. Inside of one, it would end it. */
const bracket = /(?:\x1b\[|\x9b)20[01]~/g;
/** All controls but the tab and the ends of lines. */
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
const lineEnd = /\r\n|\r|\n/;

/**
 * A text as it may be pasted into a terminal: without the marks of a paste, and with every other control character as a sign that can be
 * seen and does nothing (`␛`, `⟨U+009B⟩`). The terminal library passes them on as they are, and then a text from a web page
 * presses Enter by itself.
 */
export function cleanPaste(text: string): string {
  let rest = text;
  // What is left of two of them may be a third.
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(bracket, '');
  }
  return rest.replace(control, picture);
}

/** How many lines a text has; an end of line behind the last one begins no new one. */
export function countLines(text: string): number {
  const lines = text.split(lineEnd);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

/** Whether a text presses Enter where the program of the terminal does not know pastes. */
export function hasLineEnd(text: string): boolean {
  return lineEnd.test(text);
}

/** Unicode has a picture for each of the first 32 and for delete. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
