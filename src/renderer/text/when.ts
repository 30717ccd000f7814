/** A moment as a list shows it: date and time, short, in the reader's own way. */
export function when(at: string): string {
  return new Date(at).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });
}
