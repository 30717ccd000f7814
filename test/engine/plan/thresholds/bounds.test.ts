import { describe, expect, it } from 'vitest';
import { readBound, readDuration, statesValue } from '../../../../src/engine/plan/thresholds/bounds.ts';

/** A bound as one would say it: `< 5 s`. */
function bound(text: string): string | null {
  const found = readBound(text);
  return found === null ? null : `${found.op} ${found.value} ${found.unit}`.trim();
}

describe('a bound by symbol', () => {
  it.each([
    ['latency < 200ms', '< 200 ms'],
    ['latency <= 200 ms', '<= 200 ms'],
    ['latency ≤ 200 ms', '<= 200 ms'],
    ['coverage >= 80%', '>= 80 %'],
    ['coverage ≥ 80 %', '>= 80 %'],
    ['errors > 1%', '> 1 %'],
    ['延迟 ＜ 200 毫秒', '< 200 ms'],
    ['错误率 ＞ 5%', '> 5 %'],
    ['bundle < 1,500 KB', '< 1500 KB'],
    ['load < 0.75', '< 0.75'],
    ['disk > 10 Go', '> 10 GB'],
    ['диск > 20 ГБ', '> 20 GB'],
    ['traffic > 50 requests/s', '> 50 req/s'],
    ['traffic > 50 rps', '> 50 req/s'],
    ['traffic > 300 req/min', '> 300 req/min'],
    ['throughput > 40 items/sec', '> 40 items/s'],
    ['balance ≥ 0.5 ETH', '>= 0.5 ETH'],
    ['at least > 4 vCPUs', '> 4 cores'],
  ])('is read from “%s”', (text, said) => {
    expect(bound(text)).toBe(said);
  });

  it.each(['a -> 5', 'x => 12', '<-- 3', 'Docker >= 24.x', 'Node > 18.2.1', 'no number <', ''])(
    'is not read from “%s”',
    (text) => {
      expect(readBound(text)).toBeNull();
    },
  );

  it('goes before words, which may only look like a bound', () => {
    expect(bound('more than 3 tries, and latency < 200 ms')).toBe('< 200 ms');
  });

  it('says where it stands', () => {
    const text = 'latency < 200 ms for the API';
    const found = readBound(text);
    expect(text.slice(found?.at, found?.end)).toBe('< 200 ms');
  });
});

describe('a bound in words', () => {
  it.each([
    ['Response under 2 seconds', '< 2 s'],
    ['Fewer than 5 errors', '< 5'],
    ['Error rate above 5%', '> 5 %'],
    ['CPU exceeds 80%', '> 80 %'],
    ['Finished within 10 minutes', '<= 10 min'],
    ['No more than 3 restarts', '<= 3'],
    ['At least 2 reviewers', '>= 2'],
    ['Antwort unter 2 Sekunden', '< 2 s'],
    ['CPU über 80 %', '> 80 %'],
    ['Höchstens 3 Stunden', '<= 3 h'],
    ['Mindestens 4 GB', '>= 4 GB'],
    ['Réponse en moins de 3 secondes', '< 3 s'],
    ['Plus de 5 % des requêtes', '> 5 %'],
    ['Au moins 2 heures', '>= 2 h'],
    ['Menos de 5 minutos', '< 5 min'],
    ['Más de 10 errores', '> 10'],
    ['No máximo 3 dias', '<= 3 days'],
    ['Meno di 5 secondi', '< 5 s'],
    ['Almeno 2 GB', '>= 2 GB'],
    ['Время ответа менее 2 секунд', '< 2 s'],
    ['Ошибок больше 5%', '> 5 %'],
    ['Не менее 3 часов', '>= 3 h'],
    ['В течение 10 минут', '<= 10 min'],
    ['响应时间小于 500 毫秒', '< 500 ms'],
    ['错误率超过 5%', '> 5 %'],
    ['时间不超过 3 分钟', '<= 3 min'],
    ['至少 2 个', '>= 2'],
  ])('is read in front of its number: “%s”', (text, said) => {
    expect(bound(text)).toBe(said);
  });

  it.each([
    ['10 MB max', '<= 10 MB'],
    ['5 or more replicas', '>= 5'],
    ['3 or fewer failures', '<= 3'],
    ['2 GB minimum', '>= 2 GB'],
    ['30 分钟以内', '<= 30 min'],
    ['80% 以上', '>= 80 %'],
    ['응답 200ms 이하', '<= 200 ms'],
    ['3회 이상', '>= 3'],
    ['오류율 5% 초과', '> 5 %'],
    ['1초 미만', '< 1 s'],
    ['5 秒未満', '< 5 s'],
  ])('is read behind its number: “%s”', (text, said) => {
    expect(bound(text)).toBe(said);
  });

  it.each([
    ['RAM: 8GB+ recommended', '>= 8 GB'],
    ['2+ cores recommended', '>= 2 cores'],
    ['4 GB+ required', '>= 4 GB'],
    ['16 GB+ empfohlen', '>= 16 GB'],
  ])('is read from a plus that asks for more: “%s”', (text, said) => {
    expect(bound(text)).toBe(said);
  });

  it.each([
    'underscore5',
    'Roll over 5 times? No: rollover5',
    'Version 2.1',
    'Step 3',
    '4GB+ of logs were read',
  ])('is not read from “%s”', (text) => {
    const found = readBound(text.replace('Roll over 5 times? No: ', ''));
    expect(found).toBeNull();
  });

  it('is the first of several', () => {
    expect(bound('between at least 2 and at most 5 replicas')).toBe('>= 2');
  });
});

describe('a length of time by itself', () => {
  it.each([
    ['10 minutes', 10, 'min'],
    ['1h', 1, 'h'],
    ['~ 30 s', 30, 's'],
    ['**2 hours**', 2, 'h'],
    ['15 Minuten', 15, 'min'],
    ['2 heures', 2, 'h'],
    ['3 días', 3, 'days'],
    ['5 минут', 5, 'min'],
    ['30 分钟', 30, 'min'],
    ['2시간', 2, 'h'],
    ['250 ms', 250, 'ms'],
  ])('is read from “%s”', (text, value, unit) => {
    expect(readDuration(text)).toEqual({ value, unit });
  });

  it.each(['10 GB', '5 %', 'in 10 minutes', '2 weeks', 'soon', ''])('is not read from “%s”', (text) => {
    expect(readDuration(text)).toBeNull();
  });
});

describe('the look before a text is read for values', () => {
  it.each(['< 5', '3 %', '10 GB', '2 minutes', '5+ years'])('finds a value in “%s”', (text) => {
    expect(statesValue.test(text)).toBe(true);
  });

  it.each(['Deploy the app', 'Node 20', 'Chapter 3: Backups'])('finds none in “%s”', (text) => {
    expect(statesValue.test(text)).toBe(false);
  });
});
