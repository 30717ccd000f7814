import { mkdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPaths } from '../../../../src/engine/rollback/restore-point/backup-manifest.ts';
import {
  pinRestorePoint,
  restoreTarget,
} from '../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import { hashRestored, verifyRestored } from '../../../../src/engine/rollback/verify/verify-restored.ts';
import type { HostPoint } from '../../../../src/shared/journal/events.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import { targetsFor } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

/** A folder with a file and a folder of files pinned, and a version that is read from a file. */
async function pinned(more: Partial<NonNullable<Sidecar['restorePoint']>> = {}) {
  const dir = await folder();
  await mkdir(join(dir, 'site'));
  await writeFile(join(dir, 'app'), 'old app');
  await writeFile(join(dir, 'site', 'index.html'), 'old page');
  await writeFile(join(dir, 'version'), '1.0\n');
  const spec = {
    paths: [join(dir, 'app'), join(dir, 'site')],
    keepIn: join(dir, 'kept'),
    version: `cat ${join(dir, 'version')}`,
    ...more,
  };
  const targets = targetsFor(dir, { version: 1 });
  const taken = await pinRestorePoint({ run: 'r1', spec, targets, env: {} });
  const point: HostPoint = { host: 'local', version: taken.version, paths: taken.paths };
  const transport = targets.get('local');
  return { dir, taken, point, verify: () => verifyRestored({ point, spec, transport, env: {} }), transport };
}

describe('a restore point', () => {
  it('has the running version and a copy of every path under the run’s name', async () => {
    const { dir, taken } = await pinned();
    expect(taken).toMatchObject({ id: 'slipway-r1', target: 'local', version: '1.0' });
    expect(taken.paths.map(({ path, kept, bytes }) => [path, kept, bytes])).toEqual([
      [join(dir, 'app'), join(dir, 'kept', 'slipway-r1', 'app'), 7],
      [join(dir, 'site'), join(dir, 'kept', 'slipway-r1', 'site'), expect.any(Number)],
    ]);
  });

  it('has no version when the service does not answer, and is still pinned', async () => {
    expect((await pinned({ version: 'false' })).taken.version).toBe('');
  });

  it('is refused when a path does not exist: nothing is deployed without one', async () => {
    await expect(pinned({ paths: ['/no/such/path'] })).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringMatching(/\/no\/such\/path does not exist\. Nothing was deployed\.$/),
    });
  });
});

describe('what is there after a rollback', () => {
  it('is restored when content and version match the restore point', async () => {
    const { verify } = await pinned();
    expect(await verify()).toMatchObject({ host: 'local', restored: true, version: '1.0', reason: '' });
  });

  it('is not restored when a file has other content', async () => {
    const { dir, verify } = await pinned();
    await writeFile(join(dir, 'app'), 'new app');
    expect(await verify()).toMatchObject({
      restored: false,
      reason: `${join(dir, 'app')} does not match the restore point`,
      mayCome: false,
    });
  });

  it.each([
    ['has one file more', (dir: string) => writeFile(join(dir, 'site', 'stray'), '')],
    ['lacks a file', (dir: string) => rm(join(dir, 'site', 'index.html'))],
    ['is gone', (dir: string) => rm(join(dir, 'site'), { recursive: true })],
  ])('is not restored when a folder %s', async (_what, change) => {
    const { dir, verify } = await pinned();
    await change(dir);
    expect(await verify()).toMatchObject({ restored: false, mayCome: false });
  });

  it('names every path that is wrong', async () => {
    const { dir, verify } = await pinned();
    await rm(join(dir, 'app'));
    await rm(join(dir, 'site', 'index.html'));
    expect((await verify()).reason).toBe(
      `${join(dir, 'app')}, ${join(dir, 'site')} do not match the restore point`,
    );
  });

  it('may still come up when another version answers or none', async () => {
    const { dir, verify } = await pinned();
    await writeFile(join(dir, 'version'), '2.0\n');
    expect(await verify()).toMatchObject({
      restored: false,
      mayCome: true,
      reason: 'version 2.0 answers instead of 1.0',
    });
    await rm(join(dir, 'version'));
    expect(await verify()).toMatchObject({
      restored: false,
      mayCome: true,
      reason: 'the service does not answer (expected version 1.0)',
    });
  });

  it('does not wait for a service whose content is wrong', async () => {
    const { dir, verify } = await pinned();
    await writeFile(join(dir, 'version'), '2.0\n');
    await writeFile(join(dir, 'app'), 'new app');
    expect(await verify()).toMatchObject({
      mayCome: false,
      reason: expect.stringMatching(/app does not match/),
    });
  });

  it('is judged by content alone when no version was known when it was pinned', async () => {
    const { dir, verify } = await pinned({ version: 'false' });
    await writeFile(join(dir, 'version'), '2.0\n');
    expect(await verify()).toMatchObject({ restored: true, version: '' });
  });

  it('is hashed in order, with "missing" for a missing path', async () => {
    const { dir, point, transport } = await pinned();
    await rm(join(dir, 'app'));
    const [app, site] = await hashRestored(point, transport);
    const { sha256, form } = point.paths[1] ?? {};
    expect([app, site]).toEqual([{ sha256: 'missing' }, { sha256, form }]);
  });
});

describe('a release layout', () => {
  async function layout() {
    const dir = await folder();
    for (const name of ['one', 'two']) {
      await mkdir(join(dir, 'releases', name), { recursive: true });
      await writeFile(join(dir, 'releases', name, 'app'), name);
    }
    await symlink(join(dir, 'releases', 'one'), join(dir, 'current'));
    const spec = { releases: dir };
    const targets = targetsFor(dir, { version: 1 });
    const taken = await pinRestorePoint({ run: 'r1', spec, targets, env: {} });
    const point: HostPoint = { host: 'local', version: '', paths: taken.paths };
    const verify = () => verifyRestored({ point, spec, transport: targets.get('local'), env: {} });
    return { dir, point, verify };
  }

  it('is pinned by the name of the release that is current', async () => {
    const { dir, point } = await layout();
    expect(point.paths.map(({ path, kept }) => [path, kept])).toEqual([
      [join(dir, 'current'), join(dir, 'releases', 'one')],
    ]);
    expect(await readlink(join(dir, 'current'))).toBe(join(dir, 'releases', 'one'));
  });

  it('is not restored while its link points elsewhere, and says where', async () => {
    const { dir, verify } = await layout();
    await rm(join(dir, 'current'));
    await symlink(join(dir, 'releases', 'two'), join(dir, 'current'));
    expect(await verify()).toMatchObject({
      restored: false,
      mayCome: false,
      reason: `${join(dir, 'current')} points to ${join(dir, 'releases', 'two')} instead of ${join(dir, 'releases', 'one')}`,
    });
  });
});

describe('the target of a restore point', () => {
  const where = (targets: NonNullable<Sidecar['targets']>, on?: string) =>
    restoreTarget(on === undefined ? {} : { on }, targetsFor('/', { version: 1, targets }));
  const a = { ssh: 'a' };
  const b = { ssh: 'b' };

  it.each([
    ['named in the sidecar', { a, b }, 'b', 'b'],
    ['this machine where there is no server', {}, undefined, 'local'],
    ['the only server', { a }, undefined, 'a'],
    ['the one group that all servers are in', { a, b, web: { group: ['a', 'b'] } }, undefined, 'web'],
  ])('is %s', (_what, targets, on, name) => {
    expect(where(targets, on)).toBe(name);
  });

  it.each([
    ['there are several servers', { a, b }],
    ['the group leaves one out', { a, b, c: { ssh: 'c' }, web: { group: ['a', 'b'] } }],
    ['two groups hold all of them', { a, b, web: { group: ['a', 'b'] }, all: { group: ['a', 'b'] } }],
  ])('is not guessed when %s', (_what, targets) => {
    expect(() => where(targets)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', hint: expect.stringContaining('on: NAME') }),
    );
  });
});

describe('a manifest', () => {
  const said = (...fields: readonly string[]): string => fields.map((field) => `${field}\0`).join('');

  it('is read field by field; a path with too few fields is none', () => {
    const whole = said('/a', '/kept/a', 'ff', '644', '12', '/a', '', '');
    const odd = said('/c\nd', '/kept/c\nd', 'ee', 'tree', 'many', '/real', 'link', '');
    expect(readPaths(`${whole}${odd}${said('/b', '/kept/b')}`)).toEqual([
      { path: '/a', kept: '/kept/a', sha256: 'ff', form: '644', bytes: 12 },
      { path: '/c\nd', kept: '/kept/c\nd', sha256: 'ee', form: 'tree', bytes: 0, followed: '/real' },
    ]);
  });

  it('names links that lead out of all paths, the first of many', () => {
    const link = (name: string, text: string, real: string): readonly string[] => [name, text, real];
    const links = [
      ...link('in', '/a/x', '/a/x'),
      ...link('beside', '../b', '/b'),
      ...link('out', '../ab', '/ab'),
      ...link('nowhere', '/no/where', ''),
    ];
    const many = Array.from({ length: 30 }, (_, index) => link(`l${index}`, '/etc', '/etc')).flat();
    const a = said('/a', '/kept/a', 'ff', 'tree', '1', '/a', '', ...links, '');
    const b = said('/b', '/kept/b', 'ee', 'tree', '1', '/b', '', ...many, '');
    const [first, second] = readPaths(a + b);
    expect(first?.outward).toEqual({
      links: [
        { link: 'out', to: '/ab' },
        { link: 'nowhere', to: '/no/where' },
      ],
      more: 0,
    });
    expect([second?.outward?.links.length, second?.outward?.more]).toEqual([20, 10]);
  });
});
