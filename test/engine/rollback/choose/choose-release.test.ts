import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseRelease } from '../../../../src/engine/rollback/choose/choose-release.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
let state: string;
let file: string;

beforeEach(async () => {
  state = await folder();
  file = join(state, 'RELEASE.md');
  await writeFile(file, '# Release\n');
});

async function journal(run: string, ...lines: (object | string)[]): Promise<void> {
  await mkdir(join(state, 'runs', run), { recursive: true });
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(join(state, 'runs', run, 'journal.ndjson'), `${text.join('\n')}\n`);
}

const created = (of = file, kind = 'release') => ({ type: 'run.created', kind, file: of });
const kept = [{ path: '/app/x', kept: '/app/backup/slipway/x', sha256: 'ab', bytes: 1 }];
const pinned = (target: string, ...hosts: string[]) => ({
  type: 'restore-point.pinned',
  point: {
    target,
    paths: kept,
    ...(hosts.length === 0 ? {} : { hosts: hosts.map((host) => ({ host, paths: kept })) }),
  },
});

describe('the release that is rolled back', () => {
  it('is the newest one of the checklist that pinned a restore point', async () => {
    await journal('20260101-000001-a', created(), pinned('web-1'));
    await journal('20260102-000001-b', created(), pinned('web', 'web-1', 'web-2'));
    await journal('20260103-000001-c', created());
    await journal('20260104-000001-d', created('/elsewhere.md'), pinned('db-1'));
    await journal('20260105-000001-e', created(file, 'rollback'), pinned('web-1'));
    expect(chooseRelease(state, file)).toEqual({
      run: '20260102-000001-b',
      file,
      hosts: [
        { host: 'web-1', paths: kept },
        { host: 'web-2', paths: kept },
      ],
    });
    expect(chooseRelease(state, undefined).run).toBe('20260104-000001-d');
  });

  it('is the newest one of all where none pinned anything', async () => {
    await journal('20260101-000001-a', created());
    await journal('20260102-000001-b', created());
    expect(chooseRelease(state, file)).toEqual({ run: '20260102-000001-b', file, hosts: [] });
  });

  it('is found behind a journal that cannot be read', async () => {
    await journal('20260101-000001-a', created(), pinned('web-1'));
    await journal('20260102-000001-b', 'no JSON');
    expect(chooseRelease(state, file).run).toBe('20260101-000001-a');
  });

  it('may be named, and is missed in words', async () => {
    await journal('20260101-000001-a', created(), pinned('web-1'));
    await journal('20260102-000001-b', created(), pinned('web-2'));
    expect(chooseRelease(state, '20260101-000001-a').hosts).toEqual([{ host: 'web-1', paths: kept }]);
    expect(() => chooseRelease(state, 'nothing')).toThrow(/neither a run nor a file/);
    expect(() => chooseRelease(join(state, 'empty'), undefined)).toThrow(/no release to roll back/);
  });
});
