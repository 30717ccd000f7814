import { describe, expect, it } from 'vitest';
import { locateByHeading, locateBySentence } from '../../../../src/engine/plan/location/location-phrases.ts';

describe('where a sentence puts its commands', () => {
  it.each([
    'On the server:',
    'Log in and run this on your production server',
    'From the bastion host',
    'Inside each of the instances',
    'SSH into the box',
    'On a remote machine',
    'Auf dem Server',
    'Auf jedem neuen Server',
    'Sur le serveur',
    'Depuis le VPS',
    'En el servidor',
    'No servidor',
    'Sul server',
    'На сервере',
    'На новом сервере',
    '在生产服务器上执行',
    '服务器端',
    'サーバーで実行',
    '서버에서 실행',
  ])('is a server in “%s”', (sentence) => {
    expect(locateBySentence(sentence)).toBe('server');
  });

  it.each([
    'Run this locally',
    'On your local machine:',
    'From your laptop',
    'From outside the network',
    'Lokal ausführen',
    'Von außen prüfen',
    "Depuis l'extérieur",
    'Sur le poste de développement',
    'En tu ordenador',
    'Localmente',
    'Локально',
    '在本地运行',
    'ローカルで',
    '로컬에서',
  ])('is here in “%s”', (sentence) => {
    expect(locateBySentence(sentence)).toBe('local');
  });

  it.each([
    'Restart the service',
    'The server is old',
    'Observers wait',
    'Wir haben kein Problem: server',
    'no server',
    '',
  ])('is not said in “%s”', (sentence) => {
    expect(locateBySentence(sentence)).toBeNull();
  });

  it('is a server where “locally” means the server itself', () => {
    expect(locateBySentence('Run it locally on the server')).toBe('server');
  });

  it('is not looked for in an essay', () => {
    expect(locateBySentence(`${'word '.repeat(200)} on the server`)).toBeNull();
  });
});

describe('where a heading puts what it governs', () => {
  it.each(['Server setup', 'VPS', 'Serveur de production', 'Servidor', 'Сервер', '服务器', 'サーバ', '서버'])(
    'is a server under “%s”',
    (heading) => {
      expect(locateByHeading(heading)).toBe('server');
    },
  );

  it('is here where both are named', () => {
    expect(locateByHeading('Local server')).toBe('server');
    expect(locateByHeading('Local build for the server')).toBe('local');
  });

  it.each(['Deployment', 'Observers', ''])('is not said under “%s”', (heading) => {
    expect(locateByHeading(heading)).toBeNull();
  });
});
