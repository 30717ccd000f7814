/** A command as it is compared: without remarks, blanks as one. */
export function normalCommand(text = ''): string {
  return text
    .replace(/(^|\s)#\s.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
