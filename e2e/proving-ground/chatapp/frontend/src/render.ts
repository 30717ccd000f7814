import type { Message } from './message.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (found) => entities[found] ?? found);

/** The page's content as HTML; what people wrote is escaped. */
export function renderRoom(room: string, messages: readonly Message[]): string {
  const items = messages
    .filter((message) => message.room === room)
    .map(({ text }) => `<li>${escapeText(text)}</li>`);
  return `<h1>${escapeText(room)}</h1><ul>${items.join('')}</ul>`;
}
