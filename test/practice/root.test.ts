import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startPractice } from '../../src/practice/index.ts';
import { canBeAnother, otherUid } from '../support/other-user.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { resources } from './support.ts';

const folder = tempFolders();
/** No process has this number: it is above what Linux and macOS hand out. */
const deadPid = 99_999_999;

/** What a killed program would leave, with a folder of files in it that a link leads to. */
function abandoned(base: string, name: string, victim: string): string {
  const root = join(base, name);
  mkdirSync(join(root, 'home'), { recursive: true });
  writeFileSync(join(root, 'owner'), `${hostname()} ${deadPid}`);
  symlinkSync(victim, join(root, 'home', 'link'));
  return root;
}

async function place(): Promise<{ base: string; victim: string }> {
  const dir = await folder();
  const [base, victim] = [join(dir, 'base'), join(dir, 'victim')];
  mkdirSync(base, { mode: 0o700 });
  mkdirSync(victim);
  for (let n = 0; n < 20; n += 1) writeFileSync(join(victim, `file-${n}`), 'kept');
  return { base, victim };
}

const started = async (base: string) => (await startPractice({ resources, base })).stop();

test('what is cleared away ends at links', async () => {
  const { base, victim } = await place();
  const root = abandoned(base, 'slipway-practice-left', victim);
  await started(base);
  expect(existsSync(root)).toBe(false);
  expect(readdirSync(victim)).toHaveLength(20);
});

test.each([
  ['a link in the place of a folder', (root: string, victim: string) => symlinkSync(victim, root)],
  [
    'an owner that is a link',
    (root: string, victim: string) => {
      mkdirSync(root);
      writeFileSync(join(victim, 'owner'), `${hostname()} ${deadPid}`);
      symlinkSync(join(victim, 'owner'), join(root, 'owner'));
    },
  ],
  ['no owner', (root: string) => mkdirSync(root)],
])('%s is left alone', async (_what, make) => {
  const { base, victim } = await place();
  const root = join(base, 'slipway-practice-x');
  make(root, victim);
  await started(base);
  expect(lstatSync(root)).toBeDefined();
  expect(readdirSync(victim).length).toBeGreaterThanOrEqual(20);
});

test('a folder that was there before is not removed', async () => {
  const { base, victim } = await place();
  const practice = await startPractice({ resources, base, root: victim });
  await practice.stop();
  expect(readdirSync(victim)).toEqual(expect.arrayContaining(['file-0', 'file-19']));
});

test('the folder of a practice server lets nobody else in, and none is made where others can', async () => {
  const { base } = await place();
  const practice = await startPractice({ resources, base });
  expect(lstatSync(practice.root).mode & 0o777).toBe(0o700);
  await practice.stop();
  chmodSync(base, 0o777);
  await expect(startPractice({ resources, base })).rejects.toThrow(/open to others\. Nothing was started/);
});

describe.runIf(canBeAnother)('another account of this machine', () => {
  test('plants a folder to be cleared away: nothing of it is touched', async () => {
    const { base, victim } = await place();
    const root = abandoned(base, 'slipway-practice-evil', victim);
    chownSync(root, otherUid, otherUid);
    await started(base);
    expect(existsSync(join(root, 'owner'))).toBe(true);
    expect(readdirSync(victim)).toHaveLength(20);
  });

  test('owns the place of practice folders: nothing is cleared away or made there', async () => {
    const { base, victim } = await place();
    const root = abandoned(base, 'slipway-practice-evil', victim);
    chownSync(base, otherUid, otherUid);
    await expect(startPractice({ resources, base })).rejects.toThrow(/Nothing was started/);
    expect(existsSync(root)).toBe(true);
    expect(readdirSync(victim)).toHaveLength(20);
  });
});
