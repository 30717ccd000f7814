const dayMs = 86_400_000;

const two = (part: number): string => String(part).padStart(2, '0');

/** A moment on the reader's clock, for the axis: `14:06`, `14:06:20` where a minute has several, `27/11` at midnight. Epoch ms. Pure. */
export function axisTime(at: number, stepMs: number): string {
  const date = new Date(at);
  if (stepMs >= dayMs || (date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0))
    return date.toLocaleDateString(undefined, { day: '2-digit', month: '2-digit' });
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return stepMs < 60_000 ? `${minutes}:${two(date.getSeconds())}` : minutes;
}

/** A moment for the crosshair: the time to the second, and the day where `now` has another one. Epoch ms. Pure. */
export function hoverTime(at: number, now: number): string {
  const day = (moment: number): string => new Date(moment).toLocaleDateString();
  const time = axisTime(at, 1_000);
  const clock = time.includes(':') ? time : '00:00:00';
  return day(at) === day(now) ? clock : `${day(at)} ${clock}`;
}
