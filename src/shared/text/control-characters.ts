/**
 * Characters that are not seen and can make a command read differently from what it does: bidirectional controls, zero
 * widths, soft hyphens, tags, controls. Joiners between letters of scripts that need them are not counted.
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The invisible characters of a text as code points, each once: `U+202E`. */
export function hiddenCharacters(text: string): readonly string[] {
  const found = text.match(hidden) ?? [];
  return [...new Set(found)].map(codePoint);
}

/** A text with its invisible characters written out, `⟨U+202E⟩`, so that it reads as what it is. */
export function showHidden(text: string): string {
  return writeHidden(text, (character) => `⟨${codePoint(character)}⟩`);
}

/** A text with its invisible characters written out as `write` gives them, one at a time. */
export function writeHidden(text: string, write: (character: string) => string): string {
  return text.replace(hidden, write);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
