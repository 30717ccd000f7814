import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DesktopKeychain } from '../../../src/main/keychain/desktop-keychain.ts';
import type { KeychainAnswer } from '../../../src/main/keychain/keychain-messages.ts';
import { tempFolders } from '../../support/temp-folder.ts';
import { recorded, reset } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { answerKeychain } = await import('../../../src/main/keychain/answer-keychain.ts');
const { readFromEngine, readToEngine } = await import('../../../src/main/engine/engine-messages.ts');
const { SafeKeychain } = await import('../../../src/main/keychain/safe-keychain.ts');

const folder = tempFolders();
beforeEach(() => reset());

/** The keychain as the engine's process has it, over messages as they cross between two processes. */
async function open(): Promise<{ readonly file: string; readonly keychain: DesktopKeychain }> {
  const file = join(await folder(), 'secrets.json');
  const safe = new SafeKeychain(file);
  const keychain: DesktopKeychain = new DesktopKeychain((sent) => {
    const ask = readFromEngine(structuredClone(sent));
    if (ask?.type !== 'keychain-ask') throw new Error('the question did not arrive');
    void answerKeychain(safe, ask).then((answer: KeychainAnswer) => {
      const heard = readToEngine(structuredClone(answer));
      if (heard?.type === 'keychain-answer') keychain.hear(heard);
    });
  });
  return { file, keychain };
}

describe("the application's keychain", () => {
  test('keeps a secret encrypted, in a file that is nobody else’s to read, and gives it back', async () => {
    const { file, keychain } = await open();
    expect(await keychain.get('shop/db')).toBeNull();
    await keychain.set('shop/db', 'pässword\n2');
    await keychain.set('other', 'x');
    expect(await keychain.get('shop/db')).toBe('pässword\n2');
    expect(await keychain.list()).toEqual(['other', 'shop/db']);
    expect(await readFile(file, 'utf8')).not.toContain('ssword');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, '..'))).toEqual(['secrets.json']);
  });

  test('forgets one secret and keeps the others', async () => {
    const { keychain } = await open();
    await keychain.set('a', '1');
    await keychain.set('b', '2');
    expect([await keychain.remove('a'), await keychain.remove('a')]).toEqual([true, false]);
    expect([await keychain.get('a'), await keychain.get('b')]).toEqual([null, '2']);
  });

  test.each([
    ['no key of the system', { unlocked: false }],
    ['Electron’s own fallback, which protects nothing', { backend: 'basic_text' as const }],
  ])('refuses with %s, and says what to use instead', async (_why, state) => {
    const { file, keychain } = await open();
    Object.assign(recorded, state);
    const refusal = { code: 'NOT_NOW', message: expect.stringMatching(/no keychain.*Nothing was started/) };
    await expect(keychain.set('a', '1')).rejects.toMatchObject(refusal);
    await expect(keychain.get('a')).rejects.toMatchObject({
      ...refusal,
      hint: expect.stringMatching(/env:NAME/),
    });
    expect(await readdir(join(file, '..'))).toEqual([]);
  });

  test.each(['darwin', 'win32'])('does not ask for the keyring of Linux on %s', async (system) => {
    const { platform } = process;
    const { keychain } = await open();
    recorded.backend = 'basic_text';
    Object.defineProperty(process, 'platform', { value: system });
    await keychain
      .set('a', '1')
      .finally(() => Object.defineProperty(process, 'platform', { value: platform }));
    recorded.backend = 'gnome_libsecret';
    expect(await keychain.get('a')).toBe('1');
  });

  test('encrypts a secret anew when the system has another key', async () => {
    const { file, keychain } = await open();
    await keychain.set('a', 'kept');
    const before = await readFile(file, 'utf8');
    recorded.keyNumber = 2;
    expect(await keychain.get('a')).toBe('kept');
    expect(await readFile(file, 'utf8')).not.toBe(before);
    recorded.keyNumber = 1;
    expect(await keychain.get('a')).toBe('kept');
  });

  test('says so when its file is damaged, and does not write over it', async () => {
    const { file, keychain } = await open();
    await writeFile(file, '{"secrets": 7');
    await expect(keychain.set('a', '1')).rejects.toThrow(/does not hold what was written there/);
    expect(await readFile(file, 'utf8')).toBe('{"secrets": 7');
  });
});

describe('messages about the keychain', () => {
  test.each([
    [{ type: 'keychain-ask', id: '1', op: 'get', reference: 'a', value: '' }],
    [{ type: 'keychain-ask', id: 1, op: 'dump', reference: 'a', value: '' }],
    [{ type: 'keychain-ask', id: 1, op: 'get', reference: 7, value: '' }],
  ])('that are not as they should be are dropped: %o', (message) => {
    expect(readFromEngine(message)).toBeNull();
  });

  test('with an answer of another shape are dropped', () => {
    expect(readToEngine({ type: 'keychain-answer', id: 1, value: 7, references: [] })).toBeNull();
    expect(readToEngine({ type: 'keychain-answer', id: 1, value: null, references: [7] })).toBeNull();
    // A refusal without its words would have been shown as "undefined".
    const refused = { type: 'keychain-answer', id: 1, value: null, references: [], refusal: {} };
    expect(readToEngine(refused)).toBeNull();
  });
});
