import { describe, expect, it } from 'vitest';
import { filterCounts, filteredItems } from '../../src/renderer/features/work/filter/filter-items.ts';
import { ownExit, ownReason } from '../../src/renderer/text/say-exit.ts';
import type { Attempt } from '../../src/shared/run/attempts.ts';
import { itemOf, planOf, stateOf } from '../shared/run/moves/scene.ts';

const plan = planOf(`# Shop

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Lints: \`npm run lint\`
- [ ] Told support

## Deployment
\`\`\`bash
make deploy
rm -rf /srv/old
\`\`\`

## Rollback
\`\`\`bash
make rollback
\`\`\`
`);
const state = stateOf(plan, { Builds: 'failed', Lints: 'passed' }, { environment: 'production' });

describe('the filter over the work', () => {
  it('counts what failed, what waits for a person, and what is not done, without the rollback', () => {
    expect(filterCounts(plan.work, state)).toEqual({ failed: 1, mine: 2, open: 4 });
  });

  it('keeps the selected row although it is done', () => {
    const lints = itemOf(plan, 'Lints').id;
    const titles = (item: string | null) =>
      filteredItems(plan.work, state, { filter: 'failed', item }).map(({ title }) => title);
    expect(titles(null)).toEqual(['Builds']);
    expect(titles(lints)).toEqual(['Builds', 'Lints']);
  });
});

describe('an exit status', () => {
  const attempt = (reason: string | null) => ({ exit: 1, reason }) as Attempt;

  it('is said once: at the end of the line, or by a reason that says more', () => {
    expect([ownReason(attempt('exit 1')), ownExit(attempt('exit 1'))]).toEqual([null, 'exit 1']);
    const more = attempt('exit 1: no such unit');
    expect([ownReason(more), ownExit(more)]).toEqual(['exit 1: no such unit', null]);
    expect(ownExit(attempt('timed out after 5 s'))).toBe('exit 1');
  });
});
