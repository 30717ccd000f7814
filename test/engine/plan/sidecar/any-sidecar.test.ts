import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { anySidecar } from '../../../support/any-sidecar.ts';
import { brokenSidecarPromise } from '../../../support/check-sidecar.ts';

const parse = await loadPlanParser();
const plan = parse(
  '# P 1.0\n\n## Deployment\n\n```bash\n# Deploy\nmake deploy\n```\n\n## Rollback\n\n```bash\ncp a b\n```\n',
);

it('front matter with keys in keys is no front matter, and takes no time that doubles with each', () => {
  const plan = parse(`---\nversion: 1\n${'? '.repeat(60)}a\n---\n# P\n`);
  expect(plan.diagnostics).toContainEqual(expect.objectContaining({ code: 'front-matter' }));
  expect(plan.title).toBe('P');
});

it('a malformed sidecar crashes nothing, and what is wrong with it has a place', () => {
  fc.assert(
    fc.property(anySidecar, (text) => {
      expect(brokenSidecarPromise(text, plan)).toBeNull();
    }),
    { numRuns: 600, seed: 23 },
  );
}, 120_000);
