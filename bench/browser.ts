import { type Browser, chromium } from '@playwright/test';
import config from '../playwright.config.ts';

/** Starts the browser the end-to-end tests use. */
export function launchBrowser(): Promise<Browser> {
  const options = config.projects?.find(({ name }) => name === 'console')?.use?.launchOptions ?? {};
  return chromium.launch(options);
}

export const windowSize = { width: 1440, height: 900 };
