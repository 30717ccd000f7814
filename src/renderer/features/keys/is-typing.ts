/** Whether an element takes the keys that are typed into it: a field, a terminal, a menu. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .xterm, [role="menu"]') !== null
  );
}
