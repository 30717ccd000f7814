import { expect, type Page } from '@playwright/test';

/** Drives the window by keyboard alone. It has no way to point at anything: what no key reaches, it cannot do. */
export interface Keyboard {
  /** Every key that was pressed as a shortcut, in order. */
  readonly used: ReadonlySet<string>;
  /** Presses a shortcut, as Playwright spells it. */
  press(key: string): Promise<void>;
  /** Types into whatever has the keyboard, which has to show that it does. */
  type(text: string): Promise<void>;
  /** Presses Tab until the element with this test id has the keyboard; fails where it takes more than `most` presses. */
  tabTo(testId: string, most?: number): Promise<void>;
  /** Does what the palette finds for these words. */
  choose(words: string, label: string): Promise<void>;
  /** The element that has the keyboard is in sight and has a ring around it. */
  seesFocus(): Promise<void>;
}

/** The keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
  const used = new Set<string>();
  const keys: Keyboard = {
    used,
    press: async (key) => {
      used.add(key);
      await page.keyboard.press(key);
    },
    type: async (text) => {
      await keys.seesFocus();
      await page.keyboard.type(text);
    },
    tabTo: async (testId, most = 40) => {
      // Who presses Tab sees where it should lead.
      await expect(page.getByTestId(testId)).toBeVisible();
      for (let pressed = 0; pressed <= most; pressed += 1) {
        const at = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
        if (at === testId) return keys.seesFocus();
        await page.keyboard.press('Tab');
      }
      throw new Error(`${most} presses of Tab do not lead to ${testId}`);
    },
    choose: async (words, label) => {
      await keys.press('Control+k');
      const field = page.getByPlaceholder('Find items, sections');
      await expect(field).toBeFocused();
      await page.keyboard.type(words);
      await expect(page.locator('.palette [data-selected]')).toContainText(label);
      await page.keyboard.press('Enter');
      await expect(field).toHaveCount(0);
    },
    seesFocus: async () => expect.poll(() => page.evaluate(describeFocus)).toMatch(/^ring /),
  };
  return keys;
}

/** `ring …` where the focused element, or what holds it, is in sight and marked; else what is wrong with it. Runs in the page. */
function describeFocus(): string {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nothing has the keyboard';
  const name = `${focused.tagName} ${focused.getAttribute('data-testid') ?? focused.className}`;
  // A terminal's own field has no size; the terminal around it is what people see.
  const marked = focused.closest('.terminal:not(.xterm)') ?? focused;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
  const hasRing = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  const { top, left, bottom, right, width, height } = marked.getBoundingClientRect();
  const isInSight =
    width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  if (!isInSight) return `out of sight: ${name}`;
  return hasRing ? `ring ${name}` : `no ring: ${name}`;
}
