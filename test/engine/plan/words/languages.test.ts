import { describe, expect, it } from 'vitest';
import { readHeading } from '../../../../src/engine/plan/sections/match-heading.ts';
import { languages } from '../../../../src/engine/plan/words/all-languages.ts';
import { wordPattern } from '../../../../src/engine/plan/words/compile-words.ts';
import {
  headingTopics,
  type Language,
  type Words,
} from '../../../../src/engine/plan/words/languages/language.ts';

const groups = [
  'headings',
  'sections',
  'thresholds',
  'commands',
  'places',
  'people',
  'recurrence',
  'placeholders',
] as const;

/** Every topic of a language by its full name, and its words by the list they are in. */
function topicsOf(
  language: Language,
): readonly (readonly [name: string, lists: Readonly<Record<string, readonly string[]>>])[] {
  return groups.flatMap((group) =>
    Object.entries(language[group] as Readonly<Record<string, Words>>).map(
      ([topic, words]) => [`${group}.${topic}`, 'length' in words ? { stems: words } : { ...words }] as const,
    ),
  );
}

/** A text that holds a word as it may be written: its marks are filled in. */
function example(word: string): string {
  return word
    .replaceAll(' … ', ' 3 ')
    .replace(/ …$/, ' word')
    .replaceAll('…', '')
    .replaceAll(' _ ', ' ')
    .replaceAll('~', '-')
    .replaceAll('#', '7')
    .replace(/\((\p{L}+)\)/gu, '$1');
}

const english = languages[0] as Language;

describe('the words of documents', () => {
  it('are there in seventeen languages, each once', () => {
    expect(languages.map(({ code }) => code).toSorted()).toEqual(
      'bg de en es fr id it ja ko nl pl pt ru tr uk vi zh'.split(' '),
    );
  });

  describe.each(languages.map((language) => [language.name, language] as const))(
    'in %s',
    (_name, language) => {
      it('have every topic that English has', () => {
        expect(topicsOf(language).map(([name]) => name)).toEqual(topicsOf(english).map(([name]) => name));
      });

      it('have every topic of a heading', () => {
        expect(Object.keys(language.headings).toSorted()).toEqual([...headingTopics].toSorted());
      });

      it('are never empty, and never there twice in one topic', () => {
        const wrong = topicsOf(language).flatMap(([name, lists]) => {
          const words = Object.values(lists).flat();
          const twice = words.filter((word, index) => words.indexOf(word) !== index);
          return [...twice, ...words.filter((word) => word.trim() !== word || word === '')].map(
            (word) => `${name}: “${word}”`,
          );
        });
        expect(wrong).toEqual([]);
      });

      it('are plain: no marks of a regular expression, and no capitals', () => {
        const wrong = topicsOf(language).flatMap(([name, lists]) =>
          Object.values(lists)
            .flat()
            .filter((word) => /[\\^$*+?[\]{}|]|\((?!\p{L}+\))/u.test(word) || word !== word.toLowerCase())
            .map((word) => `${name}: “${word}”`),
        );
        expect(wrong).toEqual([]);
      });

      it('are in composed characters, as texts are when they are compared', () => {
        const words = topicsOf(language).flatMap(([, lists]) => Object.values(lists).flat());
        expect(words.filter((word) => word !== word.normalize('NFC'))).toEqual([]);
      });

      it('are each found by the pattern of their topic', () => {
        const missed = groups.flatMap((group) =>
          Object.entries(language[group] as Readonly<Record<string, Words>>).flatMap(([topic, words]) => {
            const pattern = wordPattern(
              (each) => (each[group] as Readonly<Record<string, Words>>)[topic] ?? [],
            );
            const lists =
              'length' in words
                ? [words]
                : [words.stems, words.words, words.endings, words.first, words.last, words.alone];
            return lists
              .flatMap((list) => list ?? [])
              .filter((word) => !pattern.test(example(word)))
              .map((word) => `${group}.${topic}: “${word}”`);
          }),
        );
        expect(missed).toEqual([]);
      });
    },
  );

  it.each([
    ['en', 'Rollback plan', 'rollback'],
    ['en', 'Pre-flight checks', 'before'],
    ['en', 'If something in the release goes wrong', 'failure'],
    ['en', 'How the pipeline works', 'about'],
    ['en', 'Before the first release', 'before'],
    ['en', 'Maintenance', 'maintain'],
    ['de', 'Rückabwicklung', 'rollback'],
    ['de', 'Vor dem Start', 'before'],
    ['de', 'Freigaben', 'signoff'],
    ['de', 'Bereitstellung', 'deploy'],
    ['de', 'Erste 24 Stunden', 'recur'],
    ['nl', 'Terugdraaien', 'rollback'],
    ['nl', 'Na de uitrol', 'after'],
    ['nl', 'Goedkeuring', 'signoff'],
    ['fr', 'Retour en arrière', 'rollback'],
    ['fr', 'Avant la mise en production', 'before'],
    ['fr', 'Étapes', 'steps'],
    ['fr', 'Dépannage', 'lookup'],
    ['es', 'Reversión', 'rollback'],
    ['es', 'Antes de empezar', 'before'],
    ['es', 'Solución de problemas', 'lookup'],
    ['pt', 'Reversão', 'rollback'],
    ['pt', 'Lançamento', 'deploy'],
    ['pt', 'Aprovações', 'signoff'],
    ['it', 'Ripristino', 'rollback'],
    ['it', 'Prima di iniziare', 'before'],
    ['pl', 'Wycofanie', 'rollback'],
    ['pl', 'Po wdrożeniu', 'after'],
    ['tr', 'Geri alma', 'rollback'],
    ['tr', 'Amaç', 'about'],
    ['vi', 'Hoàn tác', 'rollback'],
    ['vi', 'Trước khi triển khai', 'before'],
    ['id', 'Pengembalian', 'rollback'],
    ['id', 'Sebelum rilis', 'before'],
    ['ru', 'Откат', 'rollback'],
    ['ru', 'Почему', 'about'],
    ['ru', 'Как это работает', 'about'],
    ['ru', 'После релиза', 'after'],
    ['uk', 'Відкат', 'rollback'],
    ['uk', 'Перевірка', 'verify'],
    ['bg', 'Връщане назад', 'rollback'],
    ['bg', 'Преди внедряване', 'before'],
    ['zh', '回滚', 'rollback'],
    ['zh', '上线前检查', 'before'],
    ['zh', '回滾計畫', 'rollback'],
    ['ja', 'ロールバック手順', 'rollback'],
    ['ja', 'リリース前', 'before'],
    ['ko', '롤백', 'rollback'],
    ['ko', '배포 후 확인', 'after'],
  ] as const)('read the %s heading “%s” as %s', (_code, heading, topic) => {
    expect([...readHeading(heading).keys()]).toContain(topic);
  });

  it.each([
    ['Maintenance window', 'maintain'],
    ['Approval gate', 'signoff'],
    ['部署前端', 'before'],
    ['Wartungsfenster', 'maintain'],
    ['Backupstore', 'store'],
    ['Prostopy', 'operate'],
  ] as const)('leave “%s” alone: it is not about %s', (heading, topic) => {
    expect([...readHeading(heading).keys()]).not.toContain(topic);
  });
});

describe('a compiled topic', () => {
  const topic = (words: Words) => wordPattern((language) => (language.code === 'en' ? words : []));

  it.each<readonly [string, Words, readonly string[], readonly string[]]>([
    ['finds a stem anywhere', ['deploy'], ['redeployed', 'Deploy'], ['depl']],
    ['finds whole words only', { words: ['stop'] }, ['please stop.', 'stop'], ['unstoppable', 'stops']],
    ['lets a word go on where it says so', { words: ['stop…'] }, ['stopping'], ['nonstop']],
    ['knows the edges of letters beyond ASCII', { words: ['été'] }, ['cet été'], ['étés', 'aété']],
    ['needs no edge in scripts without spaces', { words: ['回滚'] }, ['开始回滚吧'], ['回']],
    ['finds endings of words', { endings: ['schritte'] }, ['Testschritte'], ['schrittes']],
    ['finds beginnings of a text', { first: ['why'] }, ['why not'], ['tell why', 'whyever']],
    ['finds ends of a text', { last: ['ops'] }, ['our ops'], ['devops', 'ops team']],
    ['finds a text of nothing else', { alone: ['notes'] }, ['notes'], ['our notes', 'notes on it']],
    [
      'passes over what means something else',
      { stems: ['gate'], except: ['gateway'] },
      ['a gate'],
      ['a gateway'],
    ],
    [
      'lets anything stand in a gap',
      ['if it … fails'],
      ['if it fails', 'if it ever fails'],
      ['if italy fails'],
    ],
    [
      'lets one more word follow',
      { alone: ['expected …'] },
      ['expected', 'expected output'],
      ['expected output is'],
    ],
    [
      'lets a word go on and one more follow',
      { alone: ['erwartet… …'] },
      ['erwartetes ergebnis', 'erwartet'],
      ['unerwartet'],
    ],
    ['lets a word of any script follow', { alone: ['예상 …'] }, ['예상 결과'], ['예상결과']],
    [
      'lets fillers stand',
      ['before _ go'],
      ['before you go', 'before the first go', 'before go'],
      ['before they go'],
    ],
    [
      'joins by space, hyphen or nothing',
      ['roll~back'],
      ['rollback', 'roll back', 'roll-back'],
      ['roll  back'],
    ],
    ['takes any number', ['first # hours'], ['first 24 hours'], ['first few hours']],
    ['takes letters that may be missing', { words: ['note(s)'] }, ['note', 'notes'], ['notess']],
    ['takes a full stop for a full stop', { stems: ['e.g.'] }, ['e.g. this'], ['eggs']],
    ['finds nothing without words', [], [], ['', 'anything']],
  ])('%s', (_name, words, found, missed) => {
    const pattern = topic(words);
    expect(found.filter((text) => !pattern.test(text))).toEqual([]);
    expect(missed.filter((text) => pattern.test(text))).toEqual([]);
  });
});
