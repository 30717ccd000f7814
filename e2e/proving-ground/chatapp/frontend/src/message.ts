export interface Message {
  readonly id: number;
  readonly room: string;
  readonly text: string;
}

export const writeMessage = (message: Message): string => JSON.stringify(message);

/** Reads a message; null when the text is none. */
export function readMessage(text: string): Message | null {
  try {
    const value = JSON.parse(text) as Partial<Message> | null;
    if (typeof value?.id !== 'number' || typeof value.room !== 'string' || typeof value.text !== 'string')
      return null;
    return { id: value.id, room: value.room, text: value.text };
  } catch {
    return null;
  }
}
