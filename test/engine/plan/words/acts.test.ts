import { describe, expect, it } from 'vitest';
import { actFeatures, readActs } from '../../../../src/engine/plan/words/acts.ts';

describe('what a text does', () => {
  it.each([
    ['Back up the database', ['backup']],
    ['2. Verify the backup', ['look', 'backup']],
    ['Datensicherung anlegen', ['backup']],
    ['Umschaltung auf den neuen Server', ['switch']],
    ['Vérification après la bascule', ['look', 'switch']],
    ['Notificar al equipo', ['announce', 'owner']],
    ['Остановка сервиса', ['stop']],
    ['步骤 4: 测试提交功能', ['look']],
    ['ステップ6: 再起動', ['start']],
    ['서비스 재시작', ['start']],
    ['Owner: platform team', ['owner']],
    ['Lighthouse', []],
  ])('of “%s”', (text, acts) => {
    expect(readActs(text)).toEqual(acts);
  });

  it('is read of its beginning only', () => {
    expect(readActs(`${'x '.repeat(200)}backup`)).toEqual([]);
  });

  it('names the circumstances it stands in', () => {
    expect(actFeatures('Restart the workers', ['under change'])).toEqual([
      'acts: start',
      'first act: start',
      'first act: start, under change',
    ]);
  });
});
