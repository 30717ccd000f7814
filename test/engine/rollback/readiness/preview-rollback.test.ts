import { hash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DrivenRun } from '../../../../src/engine/composition/driven-run.ts';
import { drillRollback } from '../../../../src/engine/rollback/readiness/drill-rollback.ts';
import { previewRollback } from '../../../../src/engine/rollback/readiness/preview-rollback.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import { createSession, findItem } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const handles: DrivenRun[] = [];
afterEach(async () => {
  for (const handle of handles.splice(0)) await handle.close();
});

const checklist =
  '# P\n\n## Deployment\n\n```bash\nmake deploy\n```\n\n## Rollback\n\n```bash\n# Restore\ncp kept/app live/app\n```\n\n```bash\n# Tell\necho back to <version>\n```\n';

interface Wishes {
  readonly text?: string;
  readonly sidecar?: Omit<Sidecar, 'version'>;
  /** Content of the kept copy, where a restore point is pinned. */
  readonly kept?: string;
}

async function release({ text = checklist, sidecar = {}, kept }: Wishes) {
  const dir = await folder();
  const paths = [join(dir, 'live', 'app')];
  const session = await createSession(dir, text, {
    sidecar: {
      where: { Deployment: 'local', Rollback: 'local' },
      restorePoint: { paths, keepIn: join(dir, 'kept'), version: 'echo 1.2' },
      ...sidecar,
    },
  });
  if (kept !== undefined) {
    await mkdir(join(dir, 'kept'));
    await writeFile(join(dir, 'kept', 'app'), kept);
    const path = {
      path: join(dir, 'live', 'app'),
      kept: join(dir, 'kept', 'app'),
      sha256: hash('sha256', 'old'),
      bytes: 3,
    };
    await mkdir(join(dir, 'live'));
    await session.append({
      type: 'restore-point.pinned',
      point: { id: 'p', target: 'local', version: '1.2', paths: [path] },
    });
  }
  const handle = new DrivenRun({
    session,
    progress: () => undefined,
    estimateRollbackMs: async () => 4_000,
    beforeStart: async () => undefined,
    judgeMark: async () => undefined,
  });
  handles.push(handle);
  return { dir, handle, session };
}
const values = { '<version>': '1.2' };
const known = { probe: false } as const;

describe('the preview of a rollback', () => {
  it('is ready when everything is there, and names what is restored', async () => {
    const { dir, handle } = await release({ sidecar: { values }, kept: 'old' });
    expect(await previewRollback(handle, null)).toMatchObject({
      ready: true,
      reasons: [],
      expectedMs: 4_000,
      restores: `1.2: ${join(dir, 'live', 'app')} on local`,
      effects: [
        { target: 'local', title: 'Restore', command: 'cp kept/app live/app' },
        { target: 'local', title: 'Tell', command: 'echo back to 1.2' },
      ],
    });
  });

  it('asks no host when it must not wait', async () => {
    const { handle } = await release({ sidecar: { values }, kept: 'damaged' });
    expect(await previewRollback(handle, null, known)).toMatchObject({ ready: true, expectedMs: null });
    expect(await previewRollback(handle, null)).toMatchObject({
      ready: false,
      reasons: [expect.stringMatching(/the kept copy .* is missing or changed/)],
    });
  });

  it('says which value is missing, and shows the command as it is written', async () => {
    const { handle } = await release({ kept: 'old' });
    const preview = await previewRollback(handle, null, known);
    expect(preview.reasons).toEqual(['"Tell" needs a value for <version>. Nothing was started.']);
    expect(preview.effects[1]?.command).toBe('echo back to <version>');
  });

  it.each([
    ['nothing is pinned yet', {}, 'no restore point is pinned yet, because this run has deployed nothing'],
    [
      'the sidecar names none',
      { restorePoint: undefined },
      'the sidecar declares no restore point, so the result cannot be verified',
    ],
  ])('is not ready when %s', async (_what, { ...more }, reason) => {
    const sidecar = { values, ...more } as Omit<Sidecar, 'version'>;
    const { handle } = await release({ sidecar });
    expect(await previewRollback(handle, null, known)).toMatchObject({
      ready: false,
      reasons: [reason],
      restores: '',
    });
  });

  it('is not ready when nobody decided where a step runs', async () => {
    const targets = { a: { ssh: 'a' }, b: { ssh: 'b' } };
    const text = checklist.replace('echo back to <version>', 'systemctl restart app');
    const { handle } = await release({ text, sidecar: { targets, where: { Deployment: 'a' } }, kept: 'old' });
    const preview = await previewRollback(handle, null, known);
    expect(preview.effects.map(({ target }) => target)).toEqual(['?', '?']);
    expect(preview.reasons).toEqual(['no target is chosen for "Restore"', 'no target is chosen for "Tell"']);
  });

  it('has nothing to show when the document has no rollback', async () => {
    const { handle } = await release({ text: '# P\n\n## Deployment\n\n```bash\nmake\n```\n', kept: 'old' });
    expect(await previewRollback(handle, null, known)).toMatchObject({
      ready: false,
      reasons: ['the checklist has no rollback section'],
      effects: [],
      alternatives: [],
      chosen: null,
    });
  });

  it('shows the alternative that is asked for, and offers the others', async () => {
    const text = `${checklist.split('## Rollback')[0]}## Rollback\n\n### Files\n\n\`\`\`bash\ncp a b\n\`\`\`\n\n### Database\n\n\`\`\`bash\npsql app < dump\n\`\`\`\n`;
    const { handle } = await release({ text, kept: 'old' });
    const usual = await previewRollback(handle, null, known);
    expect(usual.alternatives.map(({ heading, steps }) => [heading, steps])).toEqual([
      ['Rollback', 2],
      ['Files', 1],
      ['Database', 1],
    ]);
    const [whole, , database] = usual.alternatives;
    expect(usual.chosen).toBe(whole?.id);
    const asked = await previewRollback(handle, database?.id ?? '', known);
    expect([asked.chosen, asked.effects.map(({ command }) => command)]).toEqual([
      database?.id,
      ['psql app < dump'],
    ]);
  });
});

describe('a drill', () => {
  it('asks every host what answers there, and changes nothing', async () => {
    const { dir, handle, session } = await release({ sidecar: { values }, kept: 'old' });
    const before = session.events.length;
    expect(await drillRollback(handle)).toEqual([
      { host: 'local', connectMs: expect.any(Number), version: '1.2' },
    ]);
    expect(session.events).toHaveLength(before);
    expect(await readFile(join(dir, 'kept', 'app'), 'utf8')).toBe('old');
  });

  it('knows no version when the sidecar does not say how to ask', async () => {
    const { handle } = await release({
      sidecar: { restorePoint: { paths: ['/a'], keepIn: '/k' } },
      kept: 'old',
    });
    expect(await drillRollback(handle)).toMatchObject([{ version: '' }]);
  });

  it('has no host to ask before a restore point is pinned', async () => {
    expect(await drillRollback((await release({})).handle)).toEqual([]);
  });
});

describe('readiness in the journal', () => {
  it('is recorded when it changes, and only then', async () => {
    const { dir, handle, session } = await release({ sidecar: { values }, kept: 'old' });
    const armed = () =>
      session.events.flatMap((event) => (event.type === 'rollback.armed' ? event.armed.ready : []));
    await handle.checkReadiness();
    await handle.checkReadiness();
    expect(armed()).toEqual([true]);
    await writeFile(join(dir, 'kept', 'app'), 'damaged');
    await handle.checkReadiness();
    await handle.checkReadiness();
    expect(armed()).toEqual([true, false]);
    await writeFile(join(dir, 'kept', 'app'), 'old');
    await handle.checkReadiness();
    expect(armed()).toEqual([true, false, true]);
  });

  it('is not known, and nothing recorded, before a restore point is pinned', async () => {
    const { handle, session } = await release({});
    expect(await handle.checkReadiness()).toBeNull();
    expect(session.events).toHaveLength(1);
  });

  it('does not need the programs of steps that run elsewhere', async () => {
    const text = checklist.replace('echo back to <version>', 'no-such-program');
    const { handle, session } = await release({
      text,
      sidecar: { targets: { web: { ssh: 'web' } }, where: { Deployment: 'local', Rollback: 'local' } },
      kept: 'old',
    });
    expect((await handle.checkReadiness())?.reasons).toEqual(['the command no-such-program is not there']);
    const elsewhere = { ...session.placement, [findItem(session, 'no-such-program').id]: 'web' };
    Object.defineProperty(session, 'placement', { value: elsewhere });
    expect((await handle.checkReadiness())?.reasons).toEqual([]);
  });
});
