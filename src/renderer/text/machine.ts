/** A target as people call it: the console's own machine has no name. */
export function machine(target: string): string {
  return target === 'local' ? 'this machine' : target;
}
