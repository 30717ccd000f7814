/** Codes that are no words; the others are. */
const texts: ReadonlyMap<string, string> = new Map([
  ['cancelled', 'canceled'],
  ['timed-out', 'timed out'],
  ['part-way', 'partly done'],
  ['pending', 'not started'],
]);

/** A status or an outcome as words in a sentence. */
export function statusText(status: string): string {
  return texts.get(status) ?? status;
}
