/** What a key asks for. */
export type KeyCommand =
  | 'next'
  | 'previous'
  | 'run'
  | 'tick'
  | 'next-failure'
  | 'show-all'
  | 'show-failed'
  | 'show-mine'
  | 'show-open'
  | 'waive'
  | 'expand'
  | 'run-on'
  | 'filter-logs'
  | 'rollback'
  | 'decline'
  | 'charts'
  | 'gate'
  | 'signoffs'
  | 'record'
  | 'output'
  | 'logs'
  | 'events'
  | 'terminal'
  | 'to-terminal'
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
  n: 'next-failure',
  d: 'decline',
  c: 'charts',
  g: 'gate',
  s: 'signoffs',
  r: 'record',
  a: 'show-all',
  f: 'show-failed',
  m: 'show-mine',
  u: 'show-open',
  o: 'expand',
  '/': 'filter-logs',
  '1': 'output',
  '2': 'logs',
  '3': 'events',
  '4': 'to-terminal',
  t: 'terminal',
  '[': 'outline',
  ']': 'instruments',
  '\\': 'dock',
};

/** The session's command for a key pressed outside any field; null for a key without one. */
export function commandOf(key: Key): KeyCommand | null {
  const command = key.ctrlKey || key.metaKey;
  if (command && key.shiftKey && key.key.toLowerCase() === 'r') return 'rollback';
  if (command || key.altKey) return null;
  if (key.key === 'Enter' && key.shiftKey) return 'run-on';
  if (key.shiftKey) return null;
  return plain[key.key] ?? null;
}
