import { describe, expect, it } from 'vitest';
import { readBound } from '../../../../src/engine/plan/thresholds/bounds.ts';
import { readSustainedFor } from '../../../../src/engine/plan/thresholds/sustained-for.ts';

const minute = 60_000;

describe('how long a condition must hold', () => {
  it.each([
    ['errors > 1% for 10 minutes', 10 * minute],
    ['errors > 1% for more than 5 min', 5 * minute],
    ['errors > 1% for at least 30 seconds', 30_000],
    ['errors > 1% sustained over 5 min', 5 * minute],
    ['errors > 1% lasting 2 hours', 120 * minute],
    ['errors > 1% over a 15-minute window', 15 * minute],
    ['errors > 1% within the last 1.5 hours', 90 * minute],
    ['errors > 1% for >5m', 5 * minute],
    ['errors > 1% for 2 days', 2 * 24 * 60 * minute],
    ['errors > 1%, 3 minutes in a row', 3 * minute],
    ['errors > 1%, 10 minutes straight', 10 * minute],
    ['Fehler > 1 % für 5 Minuten', 5 * minute],
    ['Fehler > 1 % länger als 10 Sekunden', 10_000],
    ['Fehler > 1 %, 5 Minuten lang', 5 * minute],
    ['erreurs > 1 % pendant 5 minutes', 5 * minute],
    ['errores > 1 % durante 10 minutos', 10 * minute],
    ['errores > 1 % por más de 5 minutos', 5 * minute],
    ['erros > 1 % por 5 minutos', 5 * minute],
    ['ошибок > 1 % в течение 5 минут', 5 * minute],
    ['ошибок > 1 %, 10 минут подряд', 10 * minute],
    ['错误率 > 1%，持续 5 分钟', 5 * minute],
    ['오류율 > 1%, 5분 동안', 5 * minute],
  ])('is read from “%s”', (text, ms) => {
    expect(readSustainedFor(text, readBound(text))?.ms).toBe(ms);
  });

  it.each([
    ['no time is named', 'errors > 1%'],
    ['no number is named', 'errors for a while'],
    ['the number counts something else', 'for 10 users'],
    ['the time is a date', 'until 10 May'],
  ])('is null where %s', (_why, text) => {
    expect(readSustainedFor(text, null)).toBeNull();
  });

  it('is not the bound itself', () => {
    const text = 'response over 5 seconds';
    expect(readSustainedFor(text, readBound(text))).toBeNull();
  });

  it('is found behind a bound that is a time itself', () => {
    const text = 'response over 5 seconds for 10 minutes';
    const found = readSustainedFor(text, readBound(text));
    expect(found?.ms).toBe(10 * minute);
    expect(text.slice(found?.at, found?.end)).toBe('for 10 minutes');
  });
});
