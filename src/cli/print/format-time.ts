/** A moment (ISO 8601 or epoch ms) on this machine's clock: `14:03:07`, with its date where that is not today. */
export function formatTime(moment: string | number): string {
  const date = new Date(moment);
  const time = date.toTimeString().slice(0, 8);
  return date.toDateString() === new Date().toDateString() ? time : `${dayOf(date)} ${time}`;
}

function dayOf(date: Date): string {
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
