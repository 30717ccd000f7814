import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { row, type Served, startConsole, startRehearsal } from './rehearsal.ts';

const shots = process.env.SHOTS;
const schemes = shots === undefined ? (['dark'] as const) : (['dark', 'light'] as const);

const open = `# Deploy the harbor

**Version**: 1.4.2

## Before the release

- [ ] \`test -w .\`

## Deployment

### Migrate

#### Option A: with the tool

\`\`\`bash
echo tool >> witness
\`\`\`

#### Option B: by hand

\`\`\`bash
echo by-hand >> witness
\`\`\`

### Switch over

\`\`\`bash
curl -fsS -H "Authorization: $API_TOKEN" https://berths.invalid/switch
echo "<version>" >> witness
echo first >> witness
echo second >> witness
\`\`\`

1. Tell the desk in #harbor
2. Order cake for the crew

## Rollback

\`\`\`bash
echo rolled-back >> witness
\`\`\`
`;

for (const scheme of schemes) {
  test.describe(`the review, ${scheme}`, () => {
    let folder: string;
    let served: Served | null;
    test.use({ colorScheme: scheme });
    test.beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'slipway-review-'));
      served = null;
    });
    test.afterEach(async () => {
      await served?.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const state = () => join(folder, 'state');
    const shoot = async (page: Page, name: string): Promise<void> => {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}-${scheme}.png`) });
    };
    /** Opens a document in the window, with a home folder whose OpenSSH configuration names these hosts. */
    const review = async (page: Page, file: string, hosts: readonly string[] = []): Promise<void> => {
      await mkdir(join(folder, '.ssh'), { recursive: true });
      await writeFile(join(folder, '.ssh', 'config'), hosts.map((host) => `Host ${host}\n`).join(''));
      served = await startConsole(['serve', file], state(), { HOME: folder });
      await page.goto(served.url);
      await expect(page.getByTestId('review')).toBeVisible();
    };
    const place = async (text: string): Promise<string> => {
      const file = join(folder, 'PLAN.md');
      await writeFile(file, text);
      return file;
    };
    const sidecar = () => readFile(join(folder, 'PLAN.slipway.yaml'), 'utf8').catch(() => '');
    /** The practice project as a document that nobody has answered anything about. */
    const seed = async (): Promise<string> => {
      await cp(resolve('resources/practice/project'), join(folder, 'project'), { recursive: true });
      await rm(join(folder, 'project', 'RELEASE_CHECKLIST.slipway.yaml'));
      return join(folder, 'project', 'RELEASE_CHECKLIST.md');
    };
    /** Counts what a person does: a click, a key, a text. */
    const counter = () => {
      const done: string[] = [];
      return {
        done,
        act: async (what: string, work: () => Promise<void>) => {
          done.push(what);
          await work();
        },
      };
    };

    test('leads from opening a document to its first check with few actions', async ({ page }) => {
      await review(page, await seed());
      await shoot(page, 'review-first');
      const { act, done } = counter();
      await act('say that this is practice', () => page.getByTestId('environment-practice').click());
      await act('type the server', () => page.getByTestId('target-ssh').fill('deploy@harbor-1'));
      await act('use it', () => page.keyboard.press('Enter'));
      await expect(page.getByTestId('told-where')).toContainText(/\d+ commands now run on harbor-1\./);
      const variable = page.getByTestId('value-$HARBOR_PORT');
      if (await variable.isVisible()) await act('fill in the port', () => variable.fill('8080'));
      await act('start', () => page.getByTestId('start-release').click());
      await act('run the checks', () => page.getByTestId('run-checks').click());
      await expect(row(page, 'Changelog is there')).toHaveAttribute('data-status', 'passed');
      expect(done.length, done.join(', ')).toBeLessThanOrEqual(6);
    });

    test('needs no typing where OpenSSH knows the server', async ({ page }) => {
      await review(page, await seed(), ['harbor-1', 'other']);
      const { act, done } = counter();
      await act('choose the server', () => page.getByTestId('host-harbor-1').click());
      const variable = page.getByTestId('value-$HARBOR_PORT');
      if (await variable.isVisible()) await act('fill in the port', () => variable.fill('8080'));
      await expect(page.getByTestId('start-release')).toHaveText('Start in production');
      await act('start', () => page.getByTestId('start-release').click());
      await act('run the checks', () => page.getByTestId('run-checks').click());
      await expect(row(page, 'Changelog is there')).toHaveAttribute('data-status', 'passed');
      expect(done.length, done.join(', ')).toBeLessThanOrEqual(4);
    });

    test('offers no start where a file holds nothing to do', async ({ page }) => {
      await review(page, await place('Only words about the last release.\n'));
      await expect(page.getByTestId('to-look-at')).toHaveText('Nothing to run was found in this file');
      await expect(page.getByTestId('start-release')).toHaveCount(0);
    });

    test('saves every answer as it is given, says what it changed, and takes it back', async ({ page }) => {
      await review(page, await place(open));
      await expect(page.getByTestId('start-release')).toBeDisabled();
      await expect(page.getByTestId('review-state')).toContainText('2 values are missing');

      // What the document says itself is offered; a secret goes by reference.
      await page.getByTestId('given-1.4.2').click();
      await expect(page.getByTestId('told-values')).toContainText('<version> is 1.4.2 in 1 command.');
      await expect(page.getByTestId('value-$API_TOKEN')).toHaveCount(0);
      await page.getByTestId('secret-API_TOKEN-prompt').click();
      await expect(page.getByTestId('told-values')).toContainText('never written to a file');
      await shoot(page, 'review-values');
      expect(parse(await sidecar())).toMatchObject({
        secrets: { API_TOKEN: 'prompt' },
        values: { '<version>': '1.4.2' },
      });
      expect(parse(await sidecar()).values).not.toHaveProperty('API_TOKEN');

      await page.getByTestId('choose-Option B: by hand').click();
      await expect(page.getByTestId('card-choice-Migrate')).toContainText(
        '1 line of the other ways is skipped',
      );
      expect(await sidecar()).toContain('Option B: by hand');
      await page.getByTestId('to-look-at').click();
      await page.keyboard.press('Control+z');
      await expect(page.getByTestId('choose-')).toHaveAttribute('aria-pressed', 'true');
      expect(await sidecar()).not.toContain('Option B');
      await page.getByTestId('choose-Option A: with the tool').click();

      await page.getByTestId('environment-staging').click();
      await expect(page.getByTestId('start-release')).toHaveText('Start in staging');
      await page.getByTestId('start-release').click();
      await expect(page.getByTestId('environment')).toHaveText('STAGING');
    });

    test('changes a line with one click: one of several, not part of the release, literal', async ({
      page,
    }) => {
      await review(page, await place(open));
      const line = (text: string) => page.locator('.doc-line', { hasText: text }).first();
      await line('echo first').locator('.doc-row').click();
      await page.getByTestId('change-one-of-several').click();
      await expect(line('echo first')).toHaveClass(/mark-choice/);
      await line('echo second').locator('.doc-row').click();
      await page.getByTestId('change-one-of-several').click();
      await expect(page.getByTestId('card-choice-Switch over')).toContainText('echo first');
      await page.getByTestId('choose-echo second >> witness').click();
      await expect(page.getByTestId('card-choice-Switch over')).toContainText('is skipped');
      await shoot(page, 'review-line');

      await line('echo tool').locator('.doc-row').click();
      await page.getByTestId('change-left-out').click();
      await expect(page.getByTestId('line-detail')).toContainText('no longer part of the release');
      await page.getByTestId('undo').click();
      await expect(line('echo tool')).toHaveClass(/mark-choice/);

      await line('Order cake').locator('.doc-row').click();
      await page.getByTestId('change-not-part').click();
      await expect(page.getByTestId('line-detail')).toContainText('no longer part of the release');
      await expect(line('Order cake')).toHaveClass(/mark-prose/);
      await expect(line('Tell the desk')).toHaveClass(/mark-manual/);
      expect(parse(await sidecar()).plan.instructions).toEqual({
        'Deployment > Switch over > Order cake for the crew': false,
      });
      await page.getByTestId('change-undo-instruction').click();
      await expect(line('Order cake')).toHaveClass(/mark-manual/);

      await line('echo "<version>"').locator('.doc-row').click();
      await page.getByTestId('change-literal-<version>').click();
      await expect(page.getByTestId('line-detail')).toContainText('<version> is used as written.');
      expect(await sidecar()).toMatch(/placeholders:\n\s+(['"]?)<version>\1: literal/);

      // A section is what its heading's menu says.
      await line('### Migrate').locator('.doc-row').click();
      await page.getByTestId('section-kind').click();
      await page.getByTestId('kind-reference').click();
      await expect(page.getByTestId('line-detail')).toContainText('On demand');
    });

    test('never shows an old answer again while a new one is saved', async ({ page }) => {
      await review(page, await place(open));
      const staging = page.getByTestId('environment-staging');
      await staging.evaluate((button) => {
        const seen: (string | null)[] = [];
        (globalThis as unknown as { seen: typeof seen }).seen = seen;
        const look = (): void => {
          const now = `${button.getAttribute('aria-pressed')} ${(button as HTMLButtonElement).disabled}`;
          if (seen.at(-1) !== now) seen.push(now);
          requestAnimationFrame(look);
        };
        look();
      });
      await staging.click();
      await expect(page.getByTestId('saved-to')).toHaveText('Saved to PLAN.slipway.yaml');
      await expect(staging).toBeFocused();
      expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
        'false false',
        'true false',
      ]);
    });

    test('makes a group of several servers, taken one at a time unless a person says otherwise', async ({
      page,
    }) => {
      await review(page, await seed());
      await page.getByTestId('target-ssh').fill('deploy@web-1.example.com, deploy@web-2.example.com');
      await expect(page.getByTestId('add-target')).toHaveText('Use these 2 servers');
      await page.getByTestId('add-target').click();
      await expect(page.getByTestId('taking-rolling')).toHaveAttribute('aria-pressed', 'true');
      await page.getByTestId('taking-parallel').click();
      await expect(page.getByTestId('told-where')).toContainText('servers: 2 servers, all at once.');
      await shoot(page, 'review-group');
      const written = parse(
        await readFile(join(folder, 'project', 'RELEASE_CHECKLIST.slipway.yaml'), 'utf8'),
      );
      expect(written.targets).toEqual({
        'web-1': { ssh: 'deploy@web-1.example.com' },
        'web-2': { ssh: 'deploy@web-2.example.com' },
        servers: { group: ['web-1', 'web-2'], strategy: 'parallel' },
      });
      expect(Object.values(written.where)).toContain('servers');
    });

    test('says whether a server can be reached, before anything starts', async ({ page }) => {
      const rehearsal = await startRehearsal();
      try {
        await page.goto(rehearsal.url);
        await page.getByTestId('answered-where').click();
        await page.getByTestId('test-connection').click();
        await expect(page.getByTestId('connection')).toContainText(/^reached in \d+ ms/);
        await shoot(page, 'review-rehearsal');
      } finally {
        await rehearsal.stop();
      }
    });

    test('clears the ticks that earlier runs left, and puts them back', async ({ page }) => {
      const file = await place('# P\n\n## Before the release\n\n- [ ] `test -d /`\n- [x] Mine\n');
      await promisify(execFile)(process.execPath, [resolve('out/main/cli.js'), 'run', file, '--yes'], {
        env: { ...process.env, SLIPWAY_HOME: state() },
      });
      const text = () => readFile(file, 'utf8');
      expect(await text()).toContain('- [x] `test -d /`');
      await review(page, file);
      const card = page.getByTestId('card-ticks');
      await expect(card).toContainText('1 box is still ticked from earlier runs');
      await card.getByTestId('clear-ticks').click();
      await expect(page.getByTestId('told-ticks')).toContainText('1 box cleared in the file.');
      expect(await text()).toContain('- [ ] `test -d /`\n- [x] Mine');
      await card.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(text).toContain('- [x] `test -d /`');
    });
  });
}
