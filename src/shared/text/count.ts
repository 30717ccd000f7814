/** `1 step`, `3 steps`; `many` where a plural is irregular. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
