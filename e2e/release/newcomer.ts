import { expect, type Locator, type Page } from '@playwright/test';

/** One task of the walk: what it took. */
export interface Task {
  readonly name: string;
  readonly actions: number;
  /** The longest time from an action until what it leads to was in sight, in ms. */
  readonly longestMs: number;
}

/** Somebody who uses the window for the first time: every click, shortcut and typed text is counted. */
export interface Newcomer {
  readonly tasks: readonly Task[];
  /** Does a task; what it takes is counted for it. */
  task(name: string, work: () => Promise<void>): Promise<void>;
  click(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  /** Keeps a control pressed until something is so. */
  hold(target: Locator, until: () => Promise<void>): Promise<void>;
  /** Waits until something is in sight, and notes how long that took since the last action. */
  sees(target: Locator, text?: string | RegExp, timeout?: number): Promise<void>;
}

/** Counts what a person does on a page. */
export function newcomerOn(page: Page): Newcomer {
  const tasks: Task[] = [];
  let [actions, longestMs, since] = [0, 0, 0];
  const count = (): void => {
    actions += 1;
    since = performance.now();
  };
  return {
    tasks,
    task: async (name, work) => {
      [actions, longestMs, since] = [0, 0, performance.now()];
      await work();
      tasks.push({ name, actions, longestMs: Math.round(longestMs) });
    },
    click: async (target) => {
      count();
      await target.click();
    },
    press: async (key) => {
      count();
      await page.keyboard.press(key);
    },
    type: async (target, text) => {
      count();
      await target.fill(text);
    },
    hold: async (target, until) => {
      count();
      await target.hover();
      await page.mouse.down();
      await until();
      await page.mouse.up();
    },
    sees: async (target, text, timeout = 30_000) => {
      if (text === undefined) await expect(target).toBeVisible({ timeout });
      else await expect(target).toContainText(text, { timeout });
      longestMs = Math.max(longestMs, performance.now() - since);
    },
  };
}

/** The tasks as a table, for people. */
export function tableOf(tasks: readonly Task[]): string {
  const rows = tasks.map(
    ({ name, actions, longestMs }) =>
      `${name.padEnd(24)}${`${actions}`.padStart(8)}${`${longestMs} ms`.padStart(16)}`,
  );
  return [`${'task'.padEnd(24)}${'actions'.padStart(8)}${'longest wait'.padStart(16)}`, ...rows].join('\n');
}
