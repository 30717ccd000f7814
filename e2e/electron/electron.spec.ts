import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { findElectron } from './electron-binary.ts';

const electron = findElectron();
if ('missing' in electron) console.log(`Electron tests are skipped: ${electron.missing}.`);
test.skip('missing' in electron, 'missing' in electron ? electron.missing : '');

const root = resolve(import.meta.dirname, '../..');
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

let folder = '';
let checklist = '';
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  if ('missing' in electron) return;
  folder = await mkdtemp(join(tmpdir(), 'slipway-electron-'));
  checklist = join(folder, 'RELEASE_CHECKLIST.md');
  await copyFile(join(root, 'resources/practice/project/RELEASE_CHECKLIST.md'), checklist);
  app = await _electron.launch({
    executablePath: electron.path,
    args: [...asRoot, root, checklist],
    env: { ...process.env, SLIPWAY_HOME: join(folder, 'home') },
  });
  page = await app.firstWindow();
});

test.afterEach(async () => {
  if ('missing' in electron) return;
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test('the checklist named on the command line opens and its first section is there to read', async () => {
  await expect(page).toHaveURL(/^app:\/\/slipway\/#\/plan\//);
  const heading = /^##\s+(.+)$/m.exec(await readFile(checklist, 'utf8'))?.[1] ?? '';
  await expect(page.getByText(heading, { exact: false }).first()).toBeVisible();
});

test('the page has no Node, one small bridge, and a content security policy that holds', async () => {
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
    ]),
  ).toEqual(['undefined', 'undefined']);
  expect(await page.evaluate(() => Object.keys(window.slipway ?? {}).sort())).toEqual([
    'connect',
    'pathFor',
    'platform',
    'report',
  ]);
  // Evaluated by the page's own script element: the policy forbids it to run.
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.head.append(script);
    return Reflect.get(globalThis, 'inlineRan') === true;
  });
  expect(ran).toBe(false);
});

test('the window has its menu, and a log and a folder of its own in the state folder', async () => {
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(labels).toEqual(expect.arrayContaining(['File', 'View', 'Help']));
  expect(await app.evaluate((electron) => electron.app.getPath('userData'))).toBe(
    join(folder, 'home', 'window'),
  );
  const log = await readFile(join(folder, 'home', 'desktop.log'), 'utf8');
  expect(log).toContain('the environment of local steps is as Slipway was started with it');
});

test('the page cannot leave, and a request to the network never leaves', async () => {
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect(page).toHaveURL(/^app:\/\/slipway\//);
  expect(
    await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
});

test('a second start hands its checklist to the running window', async () => {
  if ('missing' in electron) return;
  const other = join(folder, 'OTHER.md');
  await copyFile(checklist, other);
  const second = spawnSync(electron.path, [...asRoot, root, other], {
    env: { ...process.env, SLIPWAY_HOME: join(folder, 'home') },
    timeout: 20_000,
  });
  expect(second.status).toBe(0);
  await expect(page).toHaveURL(/OTHER\.md/);
});
