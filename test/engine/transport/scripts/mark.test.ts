import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFound } from '../../../../src/engine/rollback/restore-point/found-mark.ts';
import { scriptCommand } from '../../../../src/engine/transport/script-command.ts';
import { loadScript } from '../../../../src/engine/transport/scripts/load-script.ts';
import { asAnother, canBeAnother } from '../../../support/other-user.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

const text = '{"run":"mine","actor":"ann","host":"vm","at":"2026-01-01T00:00:00Z"}';
const forged = '{"run":"mine","actor":"root","host":"vm","at":"2026-01-01T00:00:00Z"}';

describe('the scripts of marks', () => {
  inEachShell((server) => {
    const at = (...parts: string[]): string => join(server().home, ...parts);
    const mark = (): string => at('keep', '.slipway-release');
    const left = async (): Promise<readonly string[]> =>
      (await readdir(at('keep'))).filter((name) => /^\.slipway-/.test(name));

    async function put(replaces = '', name = 'n0nce') {
      const script = scriptCommand(loadScript('mark/put'), { path: '~/keep' }, text, name, replaces);
      const { exit, stdout } = await server().exec(script);
      return { exit, found: readFound(stdout.toString(), 'box', 'keep') };
    }
    const remove = () =>
      server().exec(scriptCommand(loadScript('mark/remove'), { path: '~/keep' }, '{"run":"mine",'));

    /** A folder that everybody can write to, as the other account sees it; `sticky` as /tmp is. */
    async function shared(sticky = false): Promise<void> {
      await mkdir(at('keep'));
      // What leads there, too.
      for (const folder of [server().home, join(server().home, '..')]) await chmod(folder, 0o755);
      await chmod(at('keep'), sticky ? 0o1777 : 0o777);
    }

    it('put one, say whose stands there, replace only that one, and take away their own', async () => {
      expect((await put()).exit).toBe(0);
      expect(await left()).toEqual(['.slipway-release']);
      const second = await put();
      expect(second.exit).toBe(17);
      expect(second.found).toMatchObject({
        note: { run: 'mine', actor: 'ann' },
        stranger: null,
        isFile: true,
      });
      expect((await put(`${second.found.id}0`)).exit).toBe(17);
      expect((await put(second.found.id)).exit).toBe(0);
      expect((await remove()).exit).toBe(0);
      // With the folder that was made for it.
      await expect(lstat(at('keep'))).rejects.toThrow('ENOENT');
    });

    it.each([
      ['a folder', () => mkdir(mark())],
      ['a link to a folder', () => symlink(at('aside'), mark())],
      ['a link to a file', () => symlink(at('aside', 'file'), mark())],
      ['a link that leads nowhere', () => symlink(at('aside', 'none'), mark())],
      ['a pipe', async () => void execFileSync('mkfifo', [mark()])],
    ])('neither read, nor follow, nor remove %s in its place', async (_, plant) => {
      await mkdir(at('keep'));
      await mkdir(at('aside'));
      await writeFile(at('aside', 'file'), `${forged}\n`);
      await plant();
      const before = await lstat(mark());
      const { exit, found } = await put();
      expect([exit, found.note, found.isFile]).toEqual([17, null, false]);
      expect((await put(found.id)).exit).toBe(17);
      await remove();
      expect((await lstat(mark())).ino).toBe(before.ino);
      expect(await readdir(at('aside'))).toEqual(['file']);
      expect(await readFile(at('aside', 'file'), 'utf8')).toBe(`${forged}\n`);
      expect(await left()).toEqual(['.slipway-release']);
    });

    it('read no more of a file without end than a mark has', async () => {
      await mkdir(at('keep'));
      await writeFile(mark(), 'x'.repeat(10_000));
      await truncate(mark(), 200 * 1024 ** 3);
      const { exit, found } = await put();
      expect([exit, found.note, found.isFile]).toEqual([17, null, true]);
      expect((await put(found.id)).exit).toBe(0);
      expect(await readFile(mark(), 'utf8')).toBe(`${text}\n0\n`);
    });

    it('take bytes that are no text for no mark, and can replace them', async () => {
      await mkdir(at('keep'));
      await writeFile(mark(), Buffer.from([0x7b, 0xff, 0xfe, 0, 0x0a, 0x80]));
      const { found } = await put();
      expect(found.note).toBeNull();
      expect((await put(found.id)).exit).toBe(0);
    });

    describe.skipIf(!canBeAnother)('against another account', () => {
      it('say that a mark is not of this account, whatever it says, and do not take it away', async () => {
        await shared();
        await asAnother('printf "%s\\n50\\n" "$2" > "$1"; chmod 644 "$1"', mark(), forged);
        expect((await put()).found).toMatchObject({
          note: { actor: 'root' },
          stranger: '65534',
          isFile: true,
        });
        await remove();
        expect(await readFile(mark(), 'utf8')).toBe(`${forged}\n50\n`);
        // A person says so: then it is replaced. The folders it names are not this release's to remove.
        expect((await put((await put()).found.id)).exit).toBe(0);
        expect(await readFile(mark(), 'utf8')).toBe(`${text}\n0\n`);
      });

      it('keep theirs where the folder is as /tmp is: it is neither removed nor replaced nor changed', async () => {
        await shared(true);
        expect((await put()).exit).toBe(0);
        const attack = await asAnother(
          'rm -f "$1"; mv "$1" "$1.x"; echo forged >> "$1"; ln -sf /etc/passwd "$1"; mkfifo "$1"; echo tried',
          mark(),
        );
        expect(attack.stdout).toContain('tried');
        expect(await readFile(mark(), 'utf8')).toBe(`${text}\n0\n`);
        expect((await put()).found).toMatchObject({ stranger: null, note: { run: 'mine' } });
      });

      it('write and remove nothing elsewhere, where their folder is replaced under them', async () => {
        await shared();
        await mkdir(at('secret'), { mode: 0o700 });
        await writeFile(at('secret', 'draft'), 'precious\n');
        await writeFile(at('secret', 'old'), 'precious\n');
        // As soon as the private folder is there, a link to a folder of this account takes its place.
        const replace =
          'mv "$1/.slipway-n0nce" "$1/taken"; ln -s "$2" "$1/.slipway-n0nce"; [ -L "$1/.slipway-n0nce" ] && echo replaced';
        await server().stub(
          'mkdir',
          `/bin/mkdir "$@" || exit; case $* in *n0nce*) setpriv --reuid 65534 --regid 65534 --clear-groups sh -c '${replace}' sh "${at('keep')}" "${at('secret')}" >> "${at('log')}" 2>&1;; esac`,
        );
        const { exit } = await put();
        expect(await readFile(at('log'), 'utf8')).toContain('replaced');
        expect(exit).toBe(73);
        expect(await readdir(at('secret'))).toEqual(['draft', 'old']);
        expect(await readFile(at('secret', 'draft'), 'utf8')).toBe('precious\n');
        await rm(join(server().bin, 'mkdir'));
      });
    });
  });
});
