import { describe, expect, it } from 'vitest';
import { isUsedBefore, topics, topicWordsFor } from '../../../../src/engine/plan/sections/heading-topics.ts';
import { normalizeHeading, readHeading } from '../../../../src/engine/plan/sections/match-heading.ts';

describe('a heading as it is compared', () => {
  it.each([
    ['in lower case', 'Rollback PLAN', 'rollback plan'],
    ['without its number', '1. Deploy', 'deploy'],
    ['without a number in parts', '2.3.1 - Deploy', 'deploy'],
    ['without the word for a step', 'Step 3: Deploy', 'deploy'],
    ['without the word for a phase in German', 'Schritt 2 – Prüfen', 'prüfen'],
    ['without the word for a phase in French', 'Étape 1 : Préparer', 'préparer'],
    ['without the word for a phase in Russian', 'Этап 4. Откат', 'откат'],
    ['without the counter of Chinese', '第1步：准备', '准备'],
    ['without the counter of Korean', '2단계: 배포', '배포'],
    ['without emoji', '🚀 Deploy', 'deploy'],
    ['with the sign for what is wrong', '❌ Never do this', '❌ never do this'],
    ['without marks', '**Deploy** `now`_', 'deploy now'],
    ['with single spaces', 'Deploy \t  now', 'deploy now'],
    ['with composed letters', 'Pru\u0308fen', 'prüfen'],
    ['without the dot of a Turkish capital', 'İzleme', 'izleme'],
    ['as an empty text where nothing is left', '3.', ''],
  ])('is %s', (_how, heading, text) => {
    expect(normalizeHeading(heading)).toBe(text);
  });

  it('is cut, so that no pattern runs long on it', () => {
    expect(normalizeHeading('a'.repeat(10_000))).toHaveLength(160);
  });
});

describe('the topics of a heading', () => {
  it.each([
    ['Deployment', ['deploy']],
    ['Pre-deployment checks', ['before', 'deploy', 'list']],
    ['Post-deployment verification', ['after', 'verify', 'deploy']],
    ['Rollback', ['rollback']],
    ['Rollback drill', ['rollback', 'drill']],
    ['Sign-off', ['signoff']],
    ['On-call contacts', ['contacts']],
    ['Troubleshooting', ['lookup']],
    ['Daily', ['recur']],
    ['Emergency hotfix', ['emergency', 'incident']],
    ['Bananas', []],
    ['', []],
  ])('“%s” names %j', (heading, names) => {
    expect([...readHeading(heading).keys()]).toEqual(names);
  });

  it('come with the words that named them', () => {
    expect(readHeading('2. Rolling back the release').get('rollback')).toBe('rolling back');
    expect(readHeading('Release day').get('during')).toBe('release day');
  });

  it('are read from parentheses only where these say when, or that it is the way back', () => {
    expect([...readHeading('Database (before deployment)').keys()]).toContain('before');
    expect([...readHeading('Database (rollback)').keys()]).toContain('rollback');
    expect([...readHeading('Notes to self (security)').keys()]).not.toContain('quality');
  });

  it('are in the order in which they are asked for', () => {
    const names = [...readHeading('Checklist: test, deploy and verify before the rollback').keys()];
    expect(names).toEqual(topics.filter((topic) => names.includes(topic)));
  });

  it('each have a pattern that finds nothing in an empty text', () => {
    expect(topics.filter((topic) => topicWordsFor('')[topic].test(''))).toEqual([]);
  });
});

describe('a first sentence', () => {
  it.each([
    'Use this checklist before every deployment.',
    'Please complete all items before going live.',
    'Run through it before the release.',
    'Vor jedem Deployment durchgehen.',
    'Avant chaque mise en production.',
    'Antes de desplegar, revise la lista.',
    'Prima di ogni rilascio.',
    'Перед деплоем проверьте всё.',
    'Tout est prêt.',
    '部署前请完成以下检查。',
  ])('that says when the list is gone through: “%s”', (sentence) => {
    expect(isUsedBefore(sentence)).toBe(true);
  });

  it.each([
    'This document describes our service.',
    'Use it before or after the deployment.',
    'Vorher war alles besser: Deployment.',
    'Read this.',
    '',
  ])('that does not: “%s”', (sentence) => {
    expect(isUsedBefore(sentence)).toBe(false);
  });
});
