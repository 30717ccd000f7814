import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse-plan.ts';

const parse = await loadPlanParser();
const kinds = (text: string) =>
  Object.fromEntries(parse(text).phases.map((phase) => [phase.heading, phase.kind]));
const box = '\n- [ ] Something is done\n';
const fence = (command: string) => `\n\`\`\`bash\n${command}\n\`\`\`\n`;

describe('the kind of a heading in a document about one thing', () => {
  it('comes before, where the title or the first sentence says that all of it does', () => {
    const sections = `## Step 1: Queue${box}## Deploy of the page${box}`;
    expect(kinds(`# Pre-deployment checklist\n${sections}`)).toEqual({
      'Step 1: Queue': 'preflight',
      'Deploy of the page': 'preflight',
    });
    expect(kinds(`# Shop\n\nUse this before promoting to production.\n\n${sections}`)).toEqual({
      'Step 1: Queue': 'preflight',
      'Deploy of the page': 'preflight',
    });
  });

  it('goes by its own words where the document walks through several phases all the same', () => {
    const walked = kinds(
      `# Shop\n\nUse this before promoting to production.\n\n## Deploy${box}## Monitoring${box}`,
    );
    expect(walked).toEqual({ Deploy: 'deploy', Monitoring: 'monitor' });
  });

  it('verifies in a list of smoke tests', () => {
    expect(kinds(`# Smoke checklist\n## 1. Build passes${fence('make')}`)).toEqual({
      '1. Build passes': 'verify',
    });
  });

  it('is not before the deployment because the front end is deployed', () => {
    expect(kinds(`# 指南\n## 部署前端${fence('make web')}\n## 部署后端${fence('make api')}`)).toEqual({
      部署前端: 'deploy',
      部署后端: 'deploy',
    });
  });
});

describe('the kind of a heading', () => {
  it.each([
    ['Vor jedem Deployment', 'preflight'],
    ['Avant la mise en production', 'preflight'],
    ['Antes de desplegar', 'preflight'],
    ['Pré-deploy', 'preflight'],
    ['Перед релизом', 'preflight'],
    ['部署前检查', 'preflight'],
    ['배포 전 점검', 'preflight'],
    ['デプロイ前の確認', 'preflight'],
    ['Nach dem Deployment', 'verify'],
    ['Après le déploiement', 'verify'],
    ['Pós-deploy', 'verify'],
    ['После деплоя', 'verify'],
    ['上线后验证', 'verify'],
    ['배포 후 확인', 'verify'],
    ['Mise en production', 'deploy'],
    ['Despliegue', 'deploy'],
    ['Развёртывание', 'deploy'],
    ['发布流程', 'deploy'],
    ['Zurückrollen', 'rollback'],
    ['Comandos úteis', 'reference'],
    ['Data persistence', 'reference'],
    ['Post-Launch Monitoring', 'monitor'],
    ['常用命令', 'reference'],
    ['Retour en arrière', 'rollback'],
    ['План отката', 'rollback'],
    ['回滚方案', 'rollback'],
    ['롤백 절차', 'rollback'],
    ['Fehlerbehebung', 'reference'],
    ['En cas de problème', 'reference'],
    ['常见问题', 'reference'],
    ['When not to roll back', 'reference'],
    ['Monitoring during the rollback', 'monitor'],
    ['Qué no hacer', 'reference'],
    ['Rollback drill', 'maintenance'],
    ['First week', 'maintenance'],
    ['Freigabe', 'signoff'],
    ['Ansprechpartner', 'contacts'],
    ['Decision log', 'record'],
  ])('%s is %s', (heading, kind) => {
    expect(kinds(`## ${heading}${box}`)[heading]).toBe(kind);
  });

  it('depends, for a vague word, on whether something was deployed before', () => {
    expect(kinds(`## Security${box}## Deployment${box}## Documentation${box}`)).toEqual({
      Security: 'preflight',
      Deployment: 'deploy',
      Documentation: 'verify',
    });
  });

  it('is a deployment where phases are numbered and name only their topic', () => {
    expect(kinds(`## Phase 2: Message broker${fence('make broker')}`)).toEqual({
      'Phase 2: Message broker': 'deploy',
    });
  });

  it('is taken from the title where the whole document is about the way back', () => {
    expect(kinds(`# Rollback runbook\n## Procedure${fence('make undo')}## Background\nWords.\n`)).toEqual({
      Procedure: 'rollback',
      Background: 'reference',
    });
  });

  it('counts a time in parentheses more than a vague word before it', () => {
    expect(kinds(`## Release day${box}### Final checks (T-2 hours)${box}`)['Final checks (T-2 hours)']).toBe(
      'preflight',
    );
  });

  it('keeps the topics of a list of preconditions together, but not what comes afterwards', () => {
    const found = kinds(`## Before the release\n### Monitoring and logging${box}### After the release${box}`);
    expect(found).toMatchObject({ 'Monitoring and logging': 'preflight', 'After the release': 'verify' });
  });

  it('tells the way back from making sure, beforehand, that there is one', () => {
    const found = kinds(
      `## Before the release\n### Backup and rollback preparation${box}### Rollback plan${fence('make undo')}`,
    );
    expect(found).toMatchObject({
      'Backup and rollback preparation': 'preflight',
      'Rollback plan': 'rollback',
    });
  });

  it('is a form where nothing but blanks stands below', () => {
    expect(kinds('## Addresses\n```\nMain: [TO BE FILLED]\nSpare: [TO BE FILLED]\n```\n')).toEqual({
      Addresses: 'record',
    });
    expect(
      kinds('## About this deployment\n| Field | Value |\n|-|-|\n| Version | ____ |\n| Start | ____ |\n'),
    ).toEqual({ 'About this deployment': 'record' });
    expect(kinds('## Window: [to be scheduled]\n')).toEqual({ 'Window: [to be scheduled]': 'record' });
  });

  it.each([
    ['Преди първия деплой', 'preflight'],
    ['След първия деплой', 'verify'],
    ['事前チェック', 'preflight'],
    ['スモークチェック', 'verify'],
    ['Why the order matters', 'reference'],
    ['获取帮助', 'reference'],
  ])('%s is %s in a language or phrasing of its own', (heading, kind) => {
    expect(kinds(`## Deploy${box}## ${heading}${box}`)[heading]).toBe(kind);
  });

  it('takes what names no kind and holds nothing for something to read', () => {
    expect(kinds('## Lorem\nWords.\n')).toEqual({ Lorem: 'reference' });
  });
});
