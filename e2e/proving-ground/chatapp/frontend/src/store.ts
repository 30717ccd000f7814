import type { Message } from './message.ts';

export interface Store {
  messages(): readonly Message[];
  add(message: Message): void;
  /** Calls `listener` after each change; returns the way to stop that. */
  subscribe(listener: () => void): () => void;
}

/** Keeps the newest messages, each id once. */
export function createStore(most = 200): Store {
  let kept: readonly Message[] = [];
  const listeners = new Set<() => void>();
  return {
    messages: () => kept,
    add: (message) => {
      if (kept.some(({ id }) => id === message.id)) return;
      kept = [...kept, message].slice(-most);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
