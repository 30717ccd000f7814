import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftSidecar } from '../../src/engine/plan/draft/draft-sidecar.ts';
import { reviewOf } from '../../src/engine/plan/explain/review.ts';
import { loadPlanParser } from '../../src/engine/plan/parse/parse-plan.ts';
import { parseSidecar } from '../../src/engine/plan/sidecar/read-sidecar.ts';
import { sidecarJsonSchema } from '../../src/engine/plan/sidecar/sidecar-schema.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();
const document = `# Shop
## Deployment "quoted": # not a comment
\`\`\`bash
sudo systemctl stop shop
cp dist/shop/app /srv/shop/
git checkout <tag>
curl -s localhost:8000/metrics
\`\`\`
## Watch
\`\`\`bash
journalctl -u shop -f
tail -n 50 -f /var/log/shop/app.log
\`\`\`
## Sign-off
- [ ] Backend Lead: ____
## Rollback
### If it fails
\`\`\`bash
cp /srv/backup/app /srv/shop/
curl -s localhost:8000/version
\`\`\`
### With the script
\`\`\`bash
./rollback.sh
\`\`\`
`;

describe('a drafted sidecar', () => {
  const plan = parse(document);
  const text = draftSidecar(plan, './slipway.schema.json');

  it('holds, and answers what the review asks of places', () => {
    const { sidecar, diagnostics } = parseSidecar(text);
    expect(diagnostics).toEqual([]);
    expect(reviewOf(plan, sidecar).where.every(({ target }) => target === 'server')).toBe(true);
    expect(sidecar).toMatchObject({
      values: { '<tag>': '' },
      artifacts: ['dist/shop/app'],
      restorePoint: {
        paths: ['/srv/shop/app'],
        keepIn: '/srv/backup',
        version: 'curl -s localhost:8000/version',
      },
      logs: [
        { journal: 'shop', on: 'server' },
        { file: '/var/log/shop/app.log', on: 'server' },
      ],
      metrics: [
        { scrape: 'http://localhost:8000/metrics', via: 'server', every: '5s' },
        { host: 'server', every: '5s' },
      ],
      gates: { deploy: { signoffs: 'all' } },
      rollback: { use: 'Rollback' },
    });
  });

  it('points editors at the schema in its first line', () => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/slipway\.schema\.json\n/);
  });

  it.each([
    ['an empty document', ''],
    [
      'headings that look like YAML',
      '## a: [b # c\n```sh\nsystemctl stop x\n```\n## *x: &y\n- [ ] `docker ps`\n',
    ],
    [
      'control characters in a sentence',
      '- [ ] a\u202e\u0007 `make <x\u0000y>`\n```sh\n# t\u2028u\nmake <tag>\n```\n',
    ],
  ])('holds for %s', (_what, source) => {
    expect(parseSidecar(draftSidecar(parse(source), null)).diagnostics).toEqual([]);
  });
});

describe('slipway init', () => {
  it('writes the sidecar and the schema once, and overwrites neither', async () => {
    const dir = await folder();
    const file = join(dir, 'DEPLOY.md');
    await writeFile(file, document);
    const call = (...args: string[]) => runSlipway(args, { SLIPWAY_HOME: join(dir, 'state') });
    expect(await call('init', file)).toMatchObject({ code: 0 });
    const sidecar = join(dir, 'DEPLOY.slipway.yaml');
    const written = await readFile(sidecar, 'utf8');
    expect(parseSidecar(written).diagnostics).toEqual([]);
    expect(await readFile(join(dir, 'slipway.schema.json'), 'utf8')).toBe(sidecarJsonSchema());
    await writeFile(sidecar, `${written}# mine\n`);
    expect(await call('init', file)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/already exists\. It was not changed\./),
    });
    expect(await readFile(sidecar, 'utf8')).toBe(`${written}# mine\n`);
    expect(await call('plan', file)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the schema for editors', () => {
  it('is printed, and lies beside the documentation as it is', async () => {
    const dir = await folder();
    const { code, stdout } = await runSlipway(['schema'], { SLIPWAY_HOME: dir });
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile('docs/sidecar.schema.json', 'utf8'));
  });

  it('knows every key of the sidecar and refuses others', () => {
    const schema = JSON.parse(sidecarJsonSchema()) as {
      readonly additionalProperties: boolean;
      readonly properties: Readonly<Record<string, unknown>>;
    };
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['version', 'targets', 'where', 'plan', 'restorePoint', 'rollback']),
    );
  });
});
