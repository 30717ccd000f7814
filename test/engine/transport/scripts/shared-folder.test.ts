import { chmod, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinRestorePoint } from '../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { asAnother, canBeAnother, otherUid } from '../../../support/other-user.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

describe.skipIf(!canBeAnother)('a restore point in a folder that every account can write to', () => {
  inEachShell((server) => {
    const at = (...parts: string[]): string => join(server().home, ...parts);
    const targets = (): Targets =>
      ({ group: () => null, isRefused: () => false, get: () => server().transport }) as Pick<
        Targets,
        'group' | 'isRefused' | 'get'
      > as Targets;
    const pin = () =>
      pinRestorePoint({
        run: 'r',
        spec: { paths: ['~/app'], keepIn: '~/keep', on: 'box' },
        targets: targets(),
        env: {},
      });

    /** As /tmp is: nobody removes or renames what is another's. */
    async function lay(): Promise<void> {
      await writeFile(at('app'), 'v1');
      await writeFile(at('precious'), 'precious');
      await mkdir(at('keep'));
      for (const folder of [server().home, join(server().home, '..')]) await chmod(folder, 0o755);
      await chmod(at('keep'), 0o1777);
    }

    it.each([
      ['a folder of theirs', 'mkdir -p "$1/kept" "$1/put"; chmod -R 777 "$1"'],
      ['a folder with a link to a file of this account', 'mkdir "$1"; ln -s "$2" "$1/made"; chmod 777 "$1"'],
      ['a folder with a pipe', 'mkdir "$1"; mkfifo -m 666 "$1/made"; chmod 777 "$1"'],
      ['a link to a folder of theirs', 'mkdir -m 777 "$1.theirs"; ln -s "$1.theirs" "$1"'],
    ])('is not put into what another account has put there, nor is that removed: %s', async (_, plant) => {
      await lay();
      const place = at('keep', 'slipway-r.part');
      const planted = await asAnother(plant, place, at('precious'));
      expect(planted.code, planted.stderr).toBe(0);
      const before = await lstat(place);
      await expect(pin()).rejects.toThrow(/Nothing was deployed/);
      expect(await readFile(at('precious'), 'utf8')).toBe('precious');
      expect([(await lstat(place)).ino, (await lstat(place)).uid]).toEqual([before.ino, otherUid]);
      expect((await readdir(at('keep'))).filter((name) => !name.startsWith('slipway-r.part'))).toEqual([]);
    });

    it('is taken where nothing stands in its way, and is this account’s alone to change', async () => {
      await lay();
      await pin();
      const kept = at('keep', 'slipway-r', 'app');
      const attack = await asAnother(
        'echo forged > "$1"; rm -rf "$2"; mv "$2" "$2.x"; echo tried',
        kept,
        at('keep', 'slipway-r'),
      );
      expect(attack.stdout).toContain('tried');
      expect(await readFile(kept, 'utf8')).toBe('v1');
    });
  });
});
