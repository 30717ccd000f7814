import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** A practice server with a served console, in a process of its own. */
export interface Rehearsal {
  readonly url: string;
  readonly checklist: string;
  readonly project: string;
  stop(): Promise<void>;
}

/** Starts `slipway practice --url` as a person would, on a fresh state folder. */
export async function startRehearsal(): Promise<Rehearsal> {
  const state = await mkdtemp(join(tmpdir(), 'slipway-e2e-'));
  const served = await startConsole(['practice', '--url'], state, {}, state);
  const checklist = /server: (\S+)/.exec(served.said())?.[1] ?? '';
  return {
    url: served.url,
    checklist,
    project: dirname(checklist),
    stop: async () => {
      await served.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** A served console in a process of its own. */
export interface Served {
  readonly url: string;
  said(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the built command line and waits for the link it prints. `env` is added to this process's own. */
export async function startConsole(
  args: readonly string[],
  state: string,
  env: NodeJS.ProcessEnv = {},
  cwd = process.cwd(),
): Promise<Served> {
  const child = spawn(process.execPath, [resolve('out/main/cli.js'), ...args], {
    env: { ...process.env, SLIPWAY_HOME: state, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`slipway ${args.join(' ')} ended with ${code}: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const link = /http:\S+token=\S+(?=\n)/.exec(said)?.[0];
      if (link !== undefined) done(link);
    });
  });
  return {
    url,
    said: () => said,
    stop: async (signal = 'SIGINT') => {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await gone;
    },
  };
}

/** The row of an item by its title. */
export function row(page: Page, title: string): Locator {
  return page.locator('[data-testid^="item-"][data-status]', { hasText: title }).first();
}

/** Opens a section of the outline by its heading. */
export async function openSection(page: Page, heading: string): Promise<void> {
  await page.locator('[data-testid^="section-"]', { hasText: heading }).first().click();
  await expect(page.getByTestId('section-title')).toContainText(heading.replace(/^\d+ · /, ''));
}

/** Opens the gate before the release, once everybody has signed, and goes on behind it; nothing runs yet. */
export async function passDeployGate(page: Page): Promise<void> {
  await page.getByTestId('gate-deploy').click();
  await expect(page.getByTestId('gate-panel')).toBeVisible();
  const names = page.locator('[data-testid^="sign-name-"]');
  for (let left = await names.count(); left > 0; left -= 1) {
    await names.first().fill('Mara Lindqvist');
    await names.first().press('Enter');
    await expect(names).toHaveCount(left - 1);
  }
  await page.getByTestId('open-gate').click();
  await page.getByTestId('gate-onward').click();
}

/** Ticks every open box of the section in view, as a person who has looked, each until it shows that it is ticked. */
export async function tickSection(page: Page): Promise<void> {
  const open = page.locator('[data-testid^="item-box-"][aria-checked="false"]:not([disabled])');
  await expect(async () => {
    const ids = await open.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-testid') ?? ''));
    for (const id of ids) {
      const box = page.getByTestId(id);
      if ((await box.getAttribute('aria-checked')) === 'false') await box.click();
      await expect(box).toHaveAttribute('aria-checked', 'true');
    }
    await expect(open).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 45_000 });
}
