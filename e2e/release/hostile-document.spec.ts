import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Served, startConsole } from './rehearsal.ts';

/** Markup that a page might obey; OTHER is a server that counts what it is asked. */
const markup = [
  `<script>document.title='owned'</script><script src="OTHER/s.js"></script>`,
  `<img src=x onerror="document.title='owned'"><img src="OTHER/i.png"><svg onload="document.title='owned'">`,
  `<iframe src="OTHER/f"></iframe><form action="OTHER/form"><button>Go</button></form><style>@import "OTHER/c.css";</style>`,
  `<meta http-equiv="refresh" content="0;url=OTHER/m"><base href="OTHER/"><link rel=stylesheet href="OTHER/l.css">`,
  `[one](javascript:document.title='owned') [two](data:text/html,<script>alert(1)</script>) [three](vbscript:x) [four](file:///etc/passwd)`,
  `![picture](OTHER/p.png) ![data](data:image/svg+xml,<svg onload=alert(1)>) [five]: OTHER/r`,
  `" onmouseover="document.title='owned' ' onfocus='document.title=1`,
];

/** A script that would name the window and fill the clipboard, and prints a link and markup. */
const printed = String.raw`printf '\033]0;owned\007\033]2;owned\007\033]52;c;ZXZpbA==\007'
printf '\033]8;;javascript:document.title=1\033\\link\033]8;;\033\\ printed <img src=x onerror="document.title=1">\n'
`;

test.describe('a checklist that lies', () => {
  let folder: string;
  let served: Served;
  let other: Server;
  const asked: string[] = [];

  test.beforeEach(async () => {
    other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const [one = '', ...rest] = markup.map((text) => text.replaceAll('OTHER', origin));
    folder = await mkdtemp(join(tmpdir(), 'slipway-document-'));
    const file = join(folder, 'PLAN.md');
    await writeFile(
      file,
      `# Release ${one}\n\n${rest.join('\n\n')}\n\n| Role | ${rest[0]} |\n|---|---|\n| ${rest[1]} | ${rest[4]} |\n\n## Deployment ${rest[0]}\n\n- [ ] ${rest.join(' ')}\n\n\`\`\`bash ${rest[0]}\n# Ship ${one}\ntrue\n\`\`\`\n\n## Contacts\n\n- ${rest[1]}: ${rest[4]}\n`,
    );
    await writeFile(join(folder, 'PLAN.slipway.yaml'), 'version: 1\nenvironment: practice\n');
    await writeFile(join(folder, 'print.sh'), printed);
    served = await startConsole(['serve', file], join(folder, 'state'), { SLIPWAY_SIGNING_KEY: 'none' });
  });
  test.afterEach(async () => {
    await served.stop();
    await new Promise((done) => other.close(done));
    await rm(folder, { recursive: true, force: true });
  });

  /** What of the markup became part of the page. */
  async function obeyed(page: Page): Promise<readonly string[]> {
    return page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((each) => {
        const own = [...each.attributes].filter(
          ({ name, value }) =>
            name.startsWith('on') ||
            (/^(?:href|src|action)$/.test(name) && /^(?:javascript|vbscript|data:text|file):/i.test(value)),
        );
        const isForeign = /^(?:iframe|form|base|meta|object|embed)$/i.test(each.tagName);
        return own.length > 0 || isForeign ? [each.outerHTML.slice(0, 200)] : [];
      }),
    );
  }

  test('runs nothing, asks nobody, and becomes no part of the page, in the review and in the run', async ({
    page,
  }) => {
    const opened: string[] = [];
    page.on('dialog', (dialog) => {
      opened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => void opened.push(`popup ${popup.url()}`));
    await page.goto(served.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    expect(await obeyed(page)).toEqual([]);
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('strip')).toBeVisible();
    expect(await obeyed(page)).toEqual([]);
    expect(await page.title()).not.toMatch(/^(?:owned|1)$/);
    expect([opened, asked]).toEqual([[], []]);
    // What it is looked for by finds it.
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    expect(await obeyed(page)).toHaveLength(1);
  });

  test('has what its commands print name no window, fill no clipboard, and ask nobody', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const opened: string[] = [];
    page.on('dialog', (dialog) => {
      opened.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(served.url);
    await page.getByTestId('start-release').click();
    await page.evaluate(() => navigator.clipboard.writeText('mine'));
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-local').click();
    const terminal = page.getByTestId('free-terminal');
    await terminal.click();
    const title = await page.title();
    await page.keyboard.type(`sh ${folder}/print.sh\n`);
    await expect(terminal).toContainText('printed <img src=x');
    expect(await page.title()).toBe(title);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
    expect(await obeyed(page)).toEqual([]);
    expect([opened, asked]).toEqual([[], []]);
  });
});
