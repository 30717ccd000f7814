/** A moment (ISO 8601) on the reader's clock, to the minute: `14:06`. */
export function clockTime(iso: string): string {
  const date = new Date(iso);
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}
