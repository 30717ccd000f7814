import { chmod, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinRestorePoint } from '../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import { restoreBackupCopies } from '../../../../src/engine/rollback/restore-point/restore-backup-copies.ts';
import { verifyRestored } from '../../../../src/engine/rollback/verify/verify-restored.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import type { Transport } from '../../../../src/engine/transport/transport.ts';
import type { KeptPath, RestorePoint } from '../../../../src/shared/journal/events.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

/** What a restore point promises: all of it is kept, or nothing is; and "verified" is said of what was compared. */
describe('a restore point', () => {
  inEachShell((server) => {
    const at = (...parts: string[]): string => join(server().home, ...parts);
    const targets = (transports: readonly Transport[] = [server().transport]): Targets =>
      ({
        group: () => (transports.length > 1 ? {} : null),
        members: () => transports.map(({ target }) => target),
        get: (name: string) => transports.find(({ target }) => target === name),
      }) as unknown as Targets;
    const pin = (paths: readonly string[], keepIn = '~/keep', on?: Targets): Promise<RestorePoint> =>
      pinRestorePoint({
        run: 'r',
        spec: { paths: [...paths], keepIn, on: 'box' },
        targets: on ?? targets(),
        env: {},
      });
    const verify = async ({ paths }: Pick<RestorePoint, 'paths'>): Promise<string> => {
      const { reason } = await verifyRestored({
        point: { host: 'box', version: '', paths },
        spec: {},
        transport: server().transport,
        env: {},
      });
      return reason;
    };
    const kept = (...parts: string[]): string => at('keep', 'slipway-r', ...parts);

    it('holds links, modes and empty folders, and sees each of them change', async () => {
      await mkdir(at('app', 'empty'), { recursive: true });
      await mkdir(at('app', 'two\nlines'));
      await writeFile(at('app', 'two\nlines', 'back\\slash'), 'x');
      await writeFile(at('app', 'run'), 'x', { mode: 0o755 });
      await symlink('run', at('app', 'link'));
      const point = await pin(['~/app/']);
      expect(await verify(point)).toBe('');
      expect(await readdir(kept('app', 'empty'))).toEqual([]);
      expect(await readlink(kept('app', 'link'))).toBe('run');
      const changes: readonly (readonly [() => Promise<unknown>, () => Promise<unknown>])[] = [
        [() => chmod(at('app', 'run'), 0o644), () => chmod(at('app', 'run'), 0o755)],
        [() => chmod(at('app'), 0o700), () => chmod(at('app'), 0o755)],
        [() => rm(at('app', 'empty'), { recursive: true }), () => mkdir(at('app', 'empty'))],
        [() => rm(at('app', 'link')), () => symlink('run', at('app', 'link'))],
        [() => symlink('empty', at('app', 'more')), () => rm(at('app', 'more'))],
        [
          () => writeFile(at('app', 'two\nlines', 'back\\slash'), 'y'),
          () => writeFile(at('app', 'two\nlines', 'back\\slash'), 'x'),
        ],
      ];
      for (const [change, undo] of changes) {
        await change();
        expect(await verify(point), String(change)).toMatch(/app does not match the restore point/);
        await undo();
        expect(await verify(point), String(undo)).toBe('');
      }
    });

    it('sees the mode of a single file', async () => {
      await writeFile(at('run'), 'x', { mode: 0o755 });
      const point = await pin(['~/run']);
      await chmod(at('run'), 0o644);
      expect(await verify(point)).toMatch(/run does not match/);
    });

    it('follows a path that is a link, says so, and is there when what is behind it is replaced', async () => {
      await mkdir(at('data', 'app'), { recursive: true });
      await mkdir(at('opt'));
      await writeFile(at('data', 'app', 'bin'), 'old');
      await writeFile(at('data', 'conf'), 'old');
      await symlink(at('data', 'app'), at('opt', 'app'));
      await symlink('../data/conf', at('opt', 'conf'));
      const point = await pin(['~/opt/app', '~/opt/conf']);
      expect(point.paths.map(({ followed }) => followed)).toEqual([at('data', 'app'), at('data', 'conf')]);
      expect(await readFile(kept('app', 'bin'), 'utf8')).toBe('old');
      await writeFile(at('opt', 'app', 'bin'), 'new');
      await writeFile(at('opt', 'conf'), 'new');
      expect(await verify(point)).toMatch(/opt\/app, .*opt\/conf do not match/);
      expect(await readFile(kept('conf'), 'utf8')).toBe('old');
      await server().exec('cp -a ~/keep/app/. ~/opt/app/ && cp ~/keep/conf ~/opt/conf');
      expect(await verify(point)).toBe('');
    });

    it('names the links that lead out of it, and none that stays within what is kept', async () => {
      await mkdir(at('srv', 'app', 'deep'), { recursive: true });
      await mkdir(at('srv', 'data'));
      await mkdir(at('other'));
      await writeFile(at('srv', 'data', 'bin'), 'old');
      await writeFile(at('srv', 'app', 'deep', 'file'), 'x');
      // The way there is a link itself.
      await symlink(at('srv'), at('way'));
      const links: Readonly<Record<string, string>> = {
        bin: at('srv', 'data', 'bin'),
        up: '../data',
        in: at('srv', 'app', 'deep', 'file'),
        around: 'deep/../deep/file',
        beside: at('other'),
        'no\nwhere ': '/no/where',
        circle: 'circle',
        out: 'bin',
      };
      for (const [name, text] of Object.entries(links)) await symlink(text, at('srv', 'app', name));
      const point = await pin(['~/way/app', '~/other']);
      const { links: named = [], more } = point.paths[0]?.outward ?? {};
      expect(more).toBe(0);
      expect(new Map(named.map(({ link, to }) => [link, to]))).toEqual(
        new Map([
          ['bin', at('srv', 'data', 'bin')],
          ['up', at('srv', 'data')],
          ['no\nwhere ', '/no/where'],
        ]),
      );
      // What is behind it is not compared, and the link is.
      await writeFile(at('srv', 'app', 'bin'), 'new');
      expect(await verify(point)).toBe('');
      await rm(at('srv', 'app', 'bin'));
      await writeFile(at('srv', 'app', 'bin'), 'old');
      expect(await verify(point)).toMatch(/app does not match/);
    });

    it('keeps two paths of one last name apart, the first under its own', async () => {
      for (const folder of ['a', 'b', 'c']) {
        await mkdir(at(folder));
        await writeFile(at(folder, 'config'), folder);
      }
      await writeFile(at('config.2'), 'd');
      const point = await pin(['~/a/config', '~/b/config//', '~/config.2', '~/c/config', '~/a/./config']);
      expect(point.paths.map((path) => path.kept)).toEqual(
        ['config', 'config.3', 'config.2', 'config.4'].map((name) => kept(name)),
      );
      const read = (name: string): Promise<string> => readFile(at('keep', name), 'utf8');
      expect(await Promise.all(['config', 'config.3', 'config.2', 'config.4'].map(read))).toEqual([
        'a',
        'b',
        'd',
        'c',
      ]);
      await writeFile(at('keep', 'config.3'), 'spoiled');
      const hostPoint = { host: 'box', version: '', paths: point.paths };
      await restoreBackupCopies(hostPoint, { keepIn: '~/keep' }, server().transport);
      expect(await read('config.3')).toBe('b');
    });

    it('holds a path of any name', async () => {
      const names = ['two\nlines\n', 'a\ttab', '-rf', 'back\\slash', ' blanks ', '*'];
      for (const name of names) await writeFile(at(name), name);
      const point = await pin(names.map((name) => `~/${name}`));
      expect(point.paths.map(({ path }) => path)).toEqual(names.map((name) => at(name)));
      for (const name of names) expect(await readFile(kept(name), 'utf8')).toBe(name);
      expect(await verify(point)).toBe('');
    });

    it.each([
      ['is the folder of the copies', '~/app', '~/app/'],
      ['holds the folder of the copies', '~/app', '~/app/deep/keep'],
      ['lies among the copies', '~/app/deep', '~/app'],
      ['holds it behind a link', '~/app', '~/way/keep'],
      ['lies in it behind a link', '~/way', '~/app'],
    ])('is refused where a path %s, before anything is made', async (_what, path, keepIn) => {
      await mkdir(at('app', 'deep'), { recursive: true });
      await symlink('app/deep', at('way'));
      await expect(pin([path], keepIn)).rejects.toThrow(/lie in each other\. Nothing was deployed/);
      expect(await readdir(at('app', 'deep'))).toEqual([]);
      expect((await readdir(at())).toSorted()).toEqual(['app', 'way']);
    });

    describe('that cannot be taken whole leaves nothing', () => {
      const lay = async (): Promise<void> => {
        await mkdir(at('keep'));
        await writeFile(at('keep', 'other'), 'precious');
        await writeFile(at('keep', 'two'), 'an earlier one');
        await mkdir(at('app', 'closed'), { recursive: true });
        await writeFile(at('app', 'closed', 'file'), 'x');
        await chmod(at('app', 'closed'), 0o555);
        await writeFile(at('two'), '2');
      };
      const isAsBefore = async (): Promise<void> => {
        expect((await readdir(at('keep'))).toSorted()).toEqual(['other', 'two']);
        expect(await readFile(at('keep', 'two'), 'utf8')).toBe('an earlier one');
      };

      it('where the disk is full before it begins', async () => {
        await lay();
        await server().stub('df', 'echo head; echo "a disk" 9 9 0 100% /');
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/need \d+ KiB, and 0 KiB are free in .*keep/);
        await isAsBefore();
      });

      it('where the disk fills meanwhile', async () => {
        await lay();
        await server().stub(
          'cp',
          'case $* in *two*) echo "cp: No space left" >&2; exit 1;; esac; exec /bin/cp "$@"',
        );
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/No space left\. Nothing was deployed/);
        await isAsBefore();
        // Neither does a folder that was made for it.
        await expect(pin(['~/app', '~/two'], '~/new/er')).rejects.toThrow(/No space left/);
        expect((await readdir(at())).toSorted()).toEqual(['app', 'keep', 'two']);
      });

      it('where a copy is not the same, and says whether the path changed', async () => {
        await lay();
        await server().stub('cp', '/bin/cp "$@"; case $* in *two*) chmod 600 "$3";; esac');
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/the copy of .*two is not the same/);
        await server().stub('cp', '/bin/cp "$@"; case $* in *two*) echo more >> "$2";; esac');
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/two changed while it was copied/);
        await isAsBefore();
      });

      it('where a copy cannot be put where the commands look for it', async () => {
        await lay();
        await writeFile(at('keep', 'app'), 'an earlier one');
        await server().stub('mv', 'case $2 in */keep/two) echo busy >&2; exit 1;; esac; exec /bin/mv "$@"');
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/busy\. Nothing was deployed/);
        expect(await readFile(at('keep', 'app'), 'utf8')).toBe('an earlier one');
        await rm(at('keep', 'app'));
      });

      it('where the server ends it', async () => {
        await lay();
        await server().stub('cp', 'kill -TERM $PPID; exec /bin/cp "$@"');
        await expect(pin(['~/app', '~/two'])).rejects.toThrow(/Nothing was deployed/);
        await isAsBefore();
      });

      it('on any host of a group', async () => {
        await lay();
        const failing: Transport = {
          ...server().transport,
          target: 'web-2',
          exec: async () => ({ exit: 66, stdout: Buffer.alloc(0), stderr: Buffer.from('no such path\n') }),
        };
        const both = targets([server().transport, failing]);
        await expect(pin(['~/app', '~/two'], '~/keep', both)).rejects.toThrow(/on web-2: no such path/);
        await isAsBefore();
      });

      it('and a draft of a try that was cut short does not keep the next from it', async () => {
        await lay();
        await mkdir(at('keep', 'slipway-r.part', 'kept', 'app'), { recursive: true });
        await writeFile(at('keep', 'slipway-r.part', 'kept', 'app', 'half'), '');
        const point = await pin(['~/app', '~/two']);
        expect(await readdir(kept('app'))).toEqual(['closed']);
        expect((await readdir(at('keep'))).toSorted()).toEqual(['app', 'other', 'slipway-r', 'two']);
        expect(await verify(point)).toBe('');
      });
    });

    it('of an earlier version is verified as it was pinned: the contents of files', async () => {
      await mkdir(at('app'));
      await writeFile(at('app', 'bin'), 'old', { mode: 0o755 });
      const sum = await server().exec(
        "cd ~/app && find . -type f -exec sha256sum {} + | sha256sum | cut -d' ' -f1",
      );
      const old: KeptPath = {
        path: at('app'),
        kept: at('app'),
        sha256: sum.stdout.toString().trim(),
        bytes: 3,
      };
      await chmod(at('app', 'bin'), 0o644);
      expect(await verify({ paths: [old] })).toBe('');
      await writeFile(at('app', 'bin'), 'new');
      expect(await verify({ paths: [old] })).toMatch(/does not match/);
    });
  });
});
