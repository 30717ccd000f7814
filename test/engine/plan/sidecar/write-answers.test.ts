import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAnswers } from '../../../../src/engine/plan/sidecar/write-answers.ts';
import type { Answer } from '../../../../src/shared/sidecar/answers.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

async function place(sidecar: string) {
  const dir = await folder();
  const document = join(dir, 'PLAN.md');
  const file = join(dir, 'PLAN.slipway.yaml');
  await writeFile(document, '# P\n\n## Deploy\n');
  await writeFile(file, sidecar);
  return { document, read: () => readFile(file, 'utf8') };
}

const before = `# ours
version: 1
targets:
  web: { ssh: deploy@web } # keep me
where:
  deploy: web
choose: { Migrate: yes }
metrics:
  - { host: web, every: 2s }
`;

const answers: readonly Answer[] = [
  { kind: 'environment', decision: 'staging' },
  { kind: 'target', key: 'db', decision: 'db-1' },
  { kind: 'where', key: 'Deploy', decision: 'db' },
  { kind: 'choose', key: 'Migrate', decision: 'no' },
  { kind: 'value', key: '<v>', decision: '1.2' },
  { kind: 'secret', key: 'TOKEN', decision: 'prompt' },
  { kind: 'artifacts', decision: ['dist/app'] },
  { kind: 'restore-point', decision: { paths: ['/srv/app'], keepIn: '/srv/backup', on: 'db' } },
  { kind: 'metrics', decision: null },
  { kind: 'logs', decision: [{ journal: 'app', on: 'web' }] },
  { kind: 'option', key: 'Deploy > ls', decision: 'Which way' },
  { kind: 'group', key: 'both', decision: { group: ['web', 'db'], strategy: 'rolling' } },
  { kind: 'instruction', key: 'Deploy > Tell them', decision: false },
  { kind: 'rollback-use', decision: 'Roll back by hand' },
];

describe('answers of the review', () => {
  it('land in the sidecar, and their undo puts everything back', async () => {
    const { document, read } = await place(before);
    const { undo } = await writeAnswers(document, answers);
    const text = await read();
    expect(text).toMatch(/# ours[\s\S]*# keep me/);
    expect(text).toContain('environment: staging');
    expect(text).toContain('TOKEN: prompt');
    expect(text).toContain('both: { group: [ web, db ], strategy: rolling }');
    expect(text).toMatch(/instructions:\n\s+Deploy > Tell them: false/);
    expect(text).toMatch(/rollback:\n\s+use: Roll back by hand/);
    expect(text).not.toContain('metrics');
    await writeAnswers(document, undo);
    expect(await read()).toBe(before);
  });

  it('change the key that stands there already, however it is written', async () => {
    const { document, read } = await place(before);
    await writeAnswers(document, [{ kind: 'where', key: 'DEPLOY', decision: 'local' }]);
    expect(await read()).toContain('deploy: local');
    expect(await read()).not.toContain('DEPLOY');
  });

  it('are not written at all where one of them would not hold', async () => {
    const { document, read } = await place(before);
    await expect(
      writeAnswers(document, [
        { kind: 'environment', decision: 'staging' },
        { kind: 'where', key: 'Deploy', decision: 'nowhere' },
      ]),
    ).rejects.toThrow(/no target "nowhere"/);
    expect(await read()).toBe(before);
  });
});
