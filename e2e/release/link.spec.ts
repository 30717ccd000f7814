import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { type Served, startConsole } from './rehearsal.ts';

test.describe('a served console and the browser it was opened in', () => {
  let folder: string;
  let served: Served;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-link-'));
    await writeFile(join(folder, 'PLAN.md'), '# Drill\n\n## Before release\n\n- [ ] Somebody looked\n');
    served = await startConsole(['serve', join(folder, 'PLAN.md')], join(folder, 'state'));
  });
  test.afterEach(async () => {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a closed browser comes back by a new link, to the console that still drives', async ({ browser }) => {
    const first = await browser.newContext();
    const page = await first.newPage();
    await page.goto(served.url);
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('strip')).toBeVisible();
    const { hash } = new URL(page.url());
    await page.reload();
    await expect(page.getByTestId('strip')).toBeVisible();
    await first.close();

    const second = await browser.newContext();
    const again = await second.newPage();
    expect((await again.goto(served.url))?.status()).toBe(403);
    await expect(again.locator('body')).toContainText('slipway serve --link');
    const env = { ...process.env, SLIPWAY_HOME: join(folder, 'state') };
    const { stdout } = spawnSync(process.execPath, [resolve('out/main/cli.js'), 'serve', '--link'], {
      env,
      encoding: 'utf8',
    });
    await again.goto(`${stdout.trim()}${hash}`);
    await expect(again.getByTestId('strip')).toBeVisible();
    expect(new URL(again.url()).search).toBe('');
    const box = again.locator('[data-testid^="item-box-"]').first();
    await box.click();
    await expect(box).toHaveAttribute('aria-checked', 'true');
    await second.close();
  });

  test('a second tab is not signed in, and says what to do', async ({ page, context }) => {
    await page.goto(served.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    const other = await context.newPage();
    await other.goto(new URL('/', served.url).href);
    await expect(other.getByTestId('link-banner')).toContainText(
      'This window is not signed in to the console',
    );
    await expect(other.getByTestId('link-banner')).toContainText('slipway serve --link');
  });

  test('another port of this machine is sent the cookie, and can do nothing with it', async ({ page }) => {
    const heard: string[] = [];
    const neighbor = createServer((request, response) => {
      heard.push(request.headers.cookie ?? '');
      response.end('neighbor');
    });
    await new Promise<void>((done) => neighbor.listen(0, '127.0.0.1', done));
    await page.goto(served.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    await page.goto(`http://127.0.0.1:${(neighbor.address() as AddressInfo).port}/`);
    const { host, port } = new URL(served.url);
    expect(heard[0]).toContain(`slipway-${port}=`);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe('{}');
    const headers = { cookie: heard[0] ?? '', origin: `http://${host}` };
    const status = await new Promise((done) => {
      const socket = new WebSocket(`ws://${host}/streams?tab=test-tab-1`, ['slipway'], { headers });
      socket.once('open', () => done('open'));
      socket.once('unexpected-response', (_request, response) => done(response.statusCode));
      socket.on('error', () => undefined);
    });
    expect(status).toBe(403);
    neighbor.close();
  });

  test('a page from elsewhere ends nothing, whatever address it asks for', async ({ page }) => {
    const { host } = new URL(served.url);
    const evil = createServer((_request, response) => response.end('<!doctype html>evil'));
    await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done));
    await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
    const ended = await page.evaluate(
      (where) =>
        Promise.all(
          [`ws://${where}//`, `ws://${where}/rpc?tab=test-tab-1`, `ws://${where}/%`].map(
            (url) => new Promise((done) => (new WebSocket(url).onclose = ({ code }) => done(code))),
          ),
        ),
      host,
    );
    expect(ended).toEqual([1006, 1006, 1006]);
    await page.goto(served.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    evil.close();
  });
});
