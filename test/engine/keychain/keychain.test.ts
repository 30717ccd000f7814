import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  Engine,
  inFrontOf,
  type Keychain,
  machineKeychain,
  missingKeychain,
} from '../../../src/engine/index.ts';
import { practiceServer } from '../../../src/practice/practice-server.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../support/keyring.ts';
import { runSlipway, spawnSlipway } from '../../support/slipway.ts';
import { tempFolders } from '../../support/temp-folder.ts';
import { typeSlipway } from '../../support/terminal.ts';

const folder = tempFolders();
const value = 'pa55 "wörd"\nof two lines';

describe.skipIf(keyringMissing !== null)(
  `secrets in a keyring${keyringMissing === null ? '' : ` (skipped: ${keyringMissing})`}`,
  () => {
    let keyring: Keyring;
    let engine: Engine | null = null;
    afterEach(async () => {
      await engine?.close();
      engine = null;
      vi.unstubAllEnvs();
      await keyring.stop();
    });

    async function open(dir: string, password = 'open sesame'): Promise<void> {
      keyring = await startKeyring(dir, password);
      for (const [name, content] of Object.entries(keyring.env)) vi.stubEnv(name, content);
    }

    /** A checklist whose one step writes down the secret. */
    async function write(): Promise<string> {
      const dir = await folder();
      await writeFile(
        join(dir, 'PLAN.md'),
        '# P\n\n## Deployment\n\n```bash\n# Use\nprintf "%s" "$DB_PASSWORD" > used\n```\n',
      );
      await writeFile(
        join(dir, 'PLAN.slipway.yaml'),
        'version: 1\nwhere: { Deployment: local }\nsecrets: { DB_PASSWORD: "keychain:shop/prod db" }\n',
      );
      return dir;
    }

    async function set(reference: string, input: string): Promise<number | null> {
      const child = spawnSlipway(['secret', 'set', reference], {}, 'pipe');
      child.stdin?.end(input);
      return new Promise((done) => child.once('close', done));
    }

    const walk = async (dir: string) =>
      runSlipway(['run', join(dir, 'PLAN.md'), '--yes'], { SLIPWAY_HOME: join(dir, 'state') });

    it('are set from stdin, listed by reference only, used by a run, and removed', async () => {
      await open(await folder());
      const dir = await write();
      expect(await set('shop/prod db', `${value}\n`)).toBe(0);
      expect(await set('other', 'x')).toBe(0);
      const listed = await runSlipway(['secret', 'list'], {});
      expect(listed).toMatchObject({ code: 0, stdout: 'other\nshop/prod db\n' });
      const { code, stderr } = await walk(dir);
      expect(code, stderr).toBe(0);
      expect(await readFile(join(dir, 'used'), 'utf8')).toBe(value);
      expect((await runSlipway(['secret', 'remove', 'other'], {})).code).toBe(0);
      expect(await runSlipway(['secret', 'remove', 'other'], {})).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/desktop's keyring has no secret named other\. Nothing was removed/),
      });
      expect((await runSlipway(['secret', 'list'], {})).stdout).toBe('shop/prod db\n');
    });

    it('that are missing start nothing unattended, and the error says how to save them', async () => {
      await open(await folder());
      const dir = await write();
      const { code, stderr } = await walk(dir);
      expect(code).toBe(3);
      expect(stderr).toMatch(/DB_PASSWORD \(keychain:shop\/prod db\) is missing\. Nothing was started/);
      expect(stderr).toMatch(/slipway secret set shop\/prod db/);
      expect(existsSync(join(dir, 'used'))).toBe(false);
    });

    it('that are locked start nothing and say so, for a lookup, a new secret and the list', async () => {
      const home = await folder();
      await open(home);
      expect(await set('shop/prod db', value)).toBe(0);
      await keyring.stop();
      await open(home, 'another password');
      const dir = await write();
      const { code, stderr } = await walk(dir);
      expect(code).toBe(3);
      expect(stderr).toMatch(/keyring is locked, or was not unlocked when it asked\. Nothing was started/);
      const [run = ''] = await readdir(join(dir, 'state', 'runs'));
      expect(await readFile(join(dir, 'state', 'runs', run, 'journal.ndjson'), 'utf8')).not.toContain(
        'item.started',
      );
      expect(await set('new', 'x')).toBe(3);
      expect((await runSlipway(['secret', 'list'], {})).code).toBe(3);
    });

    it('without a keyring at all say what is missing', async () => {
      await open(await folder());
      const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
      expect(await runSlipway(['secret', 'list'], nowhere)).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(/keyring cannot be used: .*\n.*dbus-run-session/s),
      });
      expect(await runSlipway(['secret', 'list'], { PATH: '/nonexistent' })).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(/secret-tool is not installed.*\n.*apt install libsecret-tools/s),
      });
    });

    it.each([true, false])('are asked for once, and kept where the person wants it: %s', async (keep) => {
      await open(await folder());
      const dir = await write();
      engine = new Engine({
        state: join(dir, 'state'),
        practice: practiceServer(resolve('resources')),
        keychain: machineKeychain(),
      });
      const { prompts } = engine;
      const offers: (string | undefined)[] = [];
      engine.listen((message) => {
        if (message.type !== 'prompts') return;
        for (const { id, keepIn } of message.prompts) {
          offers.push(keepIn);
          prompts.answer(id, value, keep);
        }
      });
      const handle = await engine.createRun(join(dir, 'PLAN.md'));
      await handle.driver.openGate('deploy');
      await handle.driver.advance({ kind: 'gate' });
      await handle.driver.whenStill();
      expect(await readFile(join(dir, 'used'), 'utf8')).toBe(value);
      expect(offers).toEqual(["the desktop's keyring"]);
      expect(await machineKeychain().get('shop/prod db')).toBe(keep ? value : null);
    });

    it('are typed on a terminal without being shown, and asked for by a run that may then keep them', async () => {
      await open(await folder());
      const typing = typeSlipway(['secret', 'set', 'other'], {});
      await typing.until('other> ');
      typing.type('typed-1n\r');
      expect(await typing.ended).toBe(0);
      expect(typing.shown()).not.toContain('typed-1n');
      expect(await machineKeychain().get('other')).toBe('typed-1n');
      const dir = await write();
      const env = { SLIPWAY_HOME: join(dir, 'state') };
      const running = typeSlipway(['run', join(dir, 'PLAN.md'), '--yes'], env);
      await running.until("which is not in the desktop's keyring yet");
      running.type('asked-f0r\r');
      await running.until("Save it in the desktop's keyring? [y]es, [n]o: ");
      running.type('y\r');
      expect(await running.ended, running.shown()).toBe(0);
      expect(running.shown()).not.toContain('asked-f0r');
      expect(await readFile(join(dir, 'used'), 'utf8')).toBe('asked-f0r');
      expect(await machineKeychain().get('shop/prod db')).toBe('asked-f0r');
    });

    it('have references of one line, and nothing that a tool could take for an option', async () => {
      await open(await folder());
      for (const reference of ['', '-x', 'a"b', 'a\nb'])
        await expect(machineKeychain().get(reference)).rejects.toThrow(/A reference is 1 to 200 characters/);
    });
  },
);

describe('a keychain in front of another one', () => {
  const holding = (held: Readonly<Record<string, string>>): Keychain => ({
    name: 'a map',
    get: (reference) => Promise.resolve(held[reference] ?? null),
    set: () => Promise.resolve(),
    remove: () => Promise.resolve(false),
    list: () => Promise.resolve(Object.keys(held)),
  });
  const none = missingKeychain('It is locked.', 'Unlock it.');

  it('is asked first, then the one behind; a refusal counts only where nobody has the secret', async () => {
    expect(await inFrontOf(holding({ a: '1' }), holding({ a: '2', b: '3' })).get('a')).toBe('1');
    expect(await inFrontOf(holding({ a: '1' }), holding({ b: '3' })).get('b')).toBe('3');
    expect(await inFrontOf(holding({}), none).get('b')).toBeNull();
    expect(await inFrontOf(none, holding({ b: '3' })).get('b')).toBe('3');
    await expect(inFrontOf(none, holding({})).get('b')).rejects.toThrow(/It is locked\. Nothing was started/);
  });

  it('is missing on Windows, and the error says what to use instead', async () => {
    await expect(machineKeychain('win32').get('a')).rejects.toMatchObject({
      message: expect.stringMatching(/not supported on Windows/),
      hint: expect.stringMatching(/env:NAME/),
    });
  });
});
