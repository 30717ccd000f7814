/** JSON strings are YAML strings. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** A comment ends with its line, and its reader must see all of it. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** A quoted text of the document within a comment. */
export function quoteLine(text: string): string {
  return quote(oneLine(text));
}
