/** Closes a switch over a union: the compiler refuses it when a case is missing, the run time names the stray value. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
