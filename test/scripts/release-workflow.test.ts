import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } };
  readonly steps: readonly Step[];
}

const text = readFileSync('.github/workflows/release.yml', 'utf8');
const workflow = parse(text) as {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<'package' | 'draft', Job>>;
};
const { package: made, draft } = workflow.jobs;

describe('a release', () => {
  it('is made by a tag alone, on all three systems', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    const systems = made.strategy?.matrix.os.map((os) => os.split('-')[0]) ?? [];
    expect([...new Set(systems)]).toEqual(['ubuntu', 'macos', 'windows']);
    expect(made.steps.map(({ run }) => run)).toContain('npm run package');
  });

  it('is a draft, and only the job that drafts it may write', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(made.permissions).toBeUndefined();
    expect(draft.permissions).toEqual({ contents: 'write' });
    expect(draft.needs).toBe('package');
    expect(draft.steps.at(-1)?.run).toMatch(/^gh release create .*--draft --verify-tag/);
  });

  it('publishes packages, licenses, the bill of materials and checksums', () => {
    const { path = '' } =
      made.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))?.with ?? {};
    const kinds = ['*.AppImage', '*.deb', '*.dmg', '*.zip', '*.exe', '*.tgz'];
    const beside = ['slipway.cdx.json', 'THIRD-PARTY-NOTICES.txt', 'SHA256SUMS'];
    expect(path.trim().split('\n')).toEqual([...kinds, ...beside].map((name) => `dist/${name}`));
    for (const kind of kinds) expect(text).toContain(`-name '${kind}'`);
  });

  it('names secrets only by the names that scripts/package/credentials.mjs knows, or their passwords', () => {
    const known = readFileSync('scripts/package/credentials.mjs', 'utf8');
    const names = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(5);
    const strays = names.filter((name) => !known.includes(`'${name}'`) && !name.endsWith('_PASSWORD'));
    expect(strays).toEqual([]);
  });
});
