/** Whether an element is in a terminal that a person types into; output that is only read is none. */
export function isInTerminal(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.terminal:not(.read-only) .xterm') !== null;
}
