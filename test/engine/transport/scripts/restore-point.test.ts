import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReadiness } from '../../../../src/engine/rollback/readiness/readiness-check.ts';
import {
  askVersion,
  pinRestorePoint,
} from '../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import { pinRelease, switchReleaseLink } from '../../../../src/engine/rollback/restore-point/release-link.ts';
import { restoreBackupCopies } from '../../../../src/engine/rollback/restore-point/restore-backup-copies.ts';
import {
  damaged,
  readMissing,
  verifyBackupScript,
} from '../../../../src/engine/rollback/restore-point/verify-backup.ts';
import { hashRestored } from '../../../../src/engine/rollback/verify/verify-restored.ts';
import type { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import type { HostPoint, RestorePoint } from '../../../../src/shared/journal/events.ts';
import { hardNames, inEachShell } from '../../../support/posix-shells.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the scripts of restore points', () => {
  inEachShell((server) => {
    const targets = (): Targets =>
      ({ group: () => null, isRefused: () => false, get: () => server().transport }) as Pick<
        Targets,
        'group' | 'isRefused' | 'get'
      > as Targets;
    const pin = (paths: readonly string[], keepIn = '~/back up'): Promise<RestorePoint> =>
      pinRestorePoint({
        run: 'r',
        spec: { paths: [...paths], keepIn, on: 'box' },
        targets: targets(),
        env: {},
      });
    const pointOf = ({ paths }: RestorePoint): HostPoint => ({ host: 'box', version: '', paths });
    const at = (...parts: string[]): string => join(server().home, ...parts);

    it('take a copy of paths with any name, hashed, and where the commands look for it', async () => {
      await mkdir(at('app', 'a folder', 'deep'), { recursive: true });
      await writeFile(at('app', 'a folder', 'deep', 'file'), 'in it\n');
      for (const name of hardNames) await writeFile(at('app', name), `${name}\n`);
      const point = await pin(['~/app/a folder/', ...hardNames.map((name) => `~/app/${name}`)]);
      const [folder, ...files] = point.paths;
      expect(folder).toEqual({
        path: at('app', 'a folder'),
        kept: at('back up', 'slipway-r', 'a folder'),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        form: 'tree',
        bytes: 6,
      });
      expect(files).toEqual(
        hardNames.map((name) => ({
          path: at('app', name),
          kept: at('back up', 'slipway-r', name),
          sha256: sha256(`${name}\n`),
          form: '644',
          bytes: Buffer.byteLength(name) + 1,
        })),
      );
      for (const kept of [at('back up'), at('back up', 'slipway-r')])
        for (const name of hardNames) expect(await readFile(join(kept, name), 'utf8')).toBe(`${name}\n`);
      const { exit, stdout, stderr } = await server().exec(verifyBackupScript(point.paths, '~/back up'));
      expect([exit, stdout.toString(), stderr.toString()]).toEqual([0, '', '']);
      expect(await hashRestored(pointOf(point), server().transport)).toEqual(
        point.paths.map(({ sha256, form }) => ({ sha256, form })),
      );
    });

    it.each([
      ['a path that is not there', ['~/none'], /none does not exist/],
      ['a link that leads nowhere', ['~/lost'], /lost is a link that leads nowhere/],
      ['what is neither a file nor a folder', ['/dev/null'], /null is neither a file nor a folder/],
      ['one that the copies would lie in', ['~/x', '~/'], /lie in each other/],
    ])('refuse %s', async (_what, paths, words) => {
      await mkdir(at('x'));
      await symlink('/no/where', at('lost'));
      await expect(pin(paths)).rejects.toThrow(words);
      expect((await readdir(at())).toSorted()).toEqual(['lost', 'x']);
    });

    it('see what is damaged, what is missing where it is looked for, and put just that back', async () => {
      await mkdir(at('tree'));
      await writeFile(at('tree', 'leaf'), 'leaf');
      await writeFile(at('-file'), 'file');
      const point = pointOf(await pin(['~/tree', '~/-file']));
      const check = async () => {
        const { exit, stdout, stderr } = await server().exec(verifyBackupScript(point.paths, '~/back up'));
        return [exit, readMissing(stdout.toString()).toSorted(), stderr.toString()];
      };
      expect(await check()).toEqual([0, [], '']);
      await writeFile(at('back up', '-file'), 'other');
      await rm(at('back up', 'tree'), { recursive: true });
      expect(await check()).toEqual([0, [0, 1], '']);
      await writeFile(at('back up', 'untouched'), '');
      await restoreBackupCopies(point, { keepIn: '~/back up' }, server().transport);
      expect(await check()).toEqual([0, [], '']);
      expect((await readdir(at('back up'))).toSorted()).toEqual(['-file', 'slipway-r', 'tree', 'untouched']);
      const kept = at('back up', 'slipway-r', 'tree');
      await writeFile(join(kept, 'more'), '');
      expect(await check()).toEqual([damaged, [], `${kept} does not match the restore point\n`]);
      await expect(restoreBackupCopies(point, { keepIn: '~/back up' }, server().transport)).rejects.toThrow(
        /is damaged: .*tree does not match the restore point/,
      );
    });

    it('tell a changed or missing path by its hash', async () => {
      await writeFile(at('one'), '1');
      await mkdir(at('two'));
      const point = pointOf(await pin(['~/one', '~/two']));
      await rm(at('one'));
      await writeFile(at('two', 'a\nb'), '');
      const [one, two] = await hashRestored(point, server().transport);
      expect(one).toEqual({ sha256: 'missing' });
      expect(two).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), form: 'tree' });
      expect(two?.sha256).not.toBe(point.paths[1]?.sha256);
    });

    it('say everything a rollback would miss', async () => {
      await writeFile(at('app'), 'app');
      const point = await pin(['~/app']);
      const needs = { programs: ['cp', 'no-such-program'], units: ['known', 'un known'] };
      await server().stub('systemctl', '[ "$1 $2" = "cat known" ]');
      expect(await checkReadiness(point, needs, targets(), null)).toEqual({
        ready: false,
        reasons: ['the command no-such-program is not there', 'the unit un known is not known'],
        expectedMs: null,
      });
      await writeFile(at('back up', 'slipway-r', 'app'), 'changed');
      await server().stub('df', 'echo head; echo disk 9 9 0 0% /');
      expect((await checkReadiness(point, { programs: [], units: [] }, targets(), null)).reasons).toEqual([
        `the kept copy ${at('back up', 'slipway-r', 'app')} is missing or changed`,
        `too little space left in ${server().home}`,
      ]);
    });

    it('pin the current release, and point back to it whatever lies in the way', async () => {
      const base = '~/-re leases';
      const lay = (...parts: string[]): string => at('-re leases', ...parts);
      for (const name of ['1', '2']) {
        await mkdir(lay('releases', name), { recursive: true });
        await writeFile(lay('releases', name, 'file'), name);
      }
      await expect(pinRelease(server().transport, base)).rejects.toThrow(
        /current is not a symlink to a release/,
      );
      await symlink('..', lay('current'));
      await expect(pinRelease(server().transport, base)).rejects.toThrow(/which is not below releases/);
      await rm(lay('current'));
      await symlink('releases/1', lay('current'));
      const pinned = await pinRelease(server().transport, base);
      expect(pinned).toMatchObject({ path: lay('current'), kept: lay('releases', '1'), bytes: 1 });
      await rm(lay('current'));
      await symlink('releases/2', lay('current'));
      // What a switch that was cut short left behind.
      await symlink('releases/2', lay('current.slipway'));
      const noted: unknown[] = [];
      const session = { targets: targets(), append: async (event: unknown) => void noted.push(event) };
      const point = { host: 'box', version: '', paths: [pinned] };
      for (let times = 0; times < 2; times += 1)
        await switchReleaseLink(session as unknown as RunSession, point);
      expect(await readlink(lay('current'))).toBe(lay('releases', '1'));
      expect(await readdir(lay('releases', '1'))).toEqual(['file']);
      expect(noted).toHaveLength(1);
    });

    it('ask for the version with the author’s own command and variables', async () => {
      const env = { NAME: `it's "1.0"` };
      expect(await askVersion(server().transport, 'printf "%s\\n" "$NAME"', env)).toBe(env.NAME);
      expect(await askVersion(server().transport, 'echo no; exit 1', env)).toBe('');
    });
  });
});
