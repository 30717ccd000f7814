/** What a key asks for. */
export type KeyCommand =
  | 'next'
  | 'previous'
  | 'run'
  | 'tick'
  | 'waive'
  | 'expand'
  | 'run-on'
  | 'filter-logs'
  | 'rollback'
  | 'decline'
  | 'keys'
  | 'output'
  | 'logs'
  | 'events'
  | 'terminal'
  | 'outline'
  | 'instruments'
  | 'dock';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const plain: Readonly<Record<string, KeyCommand>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'run',
  ' ': 'tick',
  w: 'waive',
  d: 'decline',
  o: 'expand',
  '/': 'filter-logs',
  '1': 'output',
  '2': 'logs',
  '3': 'events',
  t: 'terminal',
  '[': 'outline',
  ']': 'instruments',
  '\\': 'dock',
};

/** The command of a key pressed outside any field; null when the window has no use for it. */
export function commandOf(key: Key): KeyCommand | null {
  const command = key.ctrlKey || key.metaKey;
  if (command && key.shiftKey && key.key.toLowerCase() === 'r') return 'rollback';
  if (command || key.altKey) return null;
  if (key.key === '?') return 'keys';
  if (key.key === 'Enter' && key.shiftKey) return 'run-on';
  if (key.shiftKey) return null;
  return plain[key.key] ?? null;
}

/** The keys in words, for the list behind `?`. `{mod}` stands for the machine's own modifier. */
export const keyWords: readonly (readonly [keys: string, words: string])[] = [
  ['j  ↓   k  ↑', 'next and previous item'],
  ['Enter', 'run or retry the item; press its button otherwise'],
  ['Space', 'tick or untick a box'],
  ['⇧ Enter', 'run the checks, or run to the gate'],
  ['w', 'waive the item, with a reason'],
  ['o', 'open or close the item'],
  ['t', 'terminal where the item runs'],
  ['1  2  3', 'step output, logs, events'],
  ['/', 'filter the logs'],
  ['[  ]  \\', 'fold outline, instruments, dock'],
  ['{mod}K', 'find items, sections, servers, actions'],
  ['{mod}⇧R', 'the way back: see what it would do'],
  ['d', 'decline a proposed rollback, with a reason'],
  ['?', 'this list'],
  ['Esc', 'close what is open'],
];
