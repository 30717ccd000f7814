import type { Every } from '../../shared/wire/calls/start-page.ts';

/**
 * Whether a task that recurs is due: from the beginning of the day on which its period is over, in local time. One that was never
 * marked as done is.
 */
export function isDue(every: Every, doneAt: string | null, now: Date): boolean {
  if (doneAt === null) return true;
  const done = new Date(doneAt);
  return Number.isNaN(done.getTime()) || nextDay(every, done) <= now;
}

const months: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

function nextDay(every: Every, done: Date): Date {
  const [year, month, day] = [done.getFullYear(), done.getMonth(), done.getDate()];
  if (every === 'day') return new Date(year, month, day + 1);
  if (every === 'week') return new Date(year, month, day + 7);
  const then = month + months[every];
  // The 31st of a month is followed by the last day of a shorter one.
  return new Date(year, then, Math.min(day, new Date(year, then + 1, 0).getDate()));
}
