/** Throws what was expected when it is not so. */
export function must(holds: boolean, expected: string): void {
  if (!holds) throw new Error(`expected: ${expected}`);
}
