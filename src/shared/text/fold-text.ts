/** Keys and words are compared without regard to case and white space. */
export function foldText(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
