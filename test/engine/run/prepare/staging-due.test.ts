import { describe, expect, it } from 'vitest';
import { stagingDue } from '../../../../src/engine/run/prepare/staging-due.ts';
import { itemOf, planOf, stateOf } from '../../../shared/run/moves/scene.ts';

const ssh = (name: string) => ({ ssh: `deploy@${name}.example.com` });
const sidecar = {
  targets: { 'web-1': ssh('web-1'), 'web-2': ssh('web-2') },
  artifacts: ['dist/app', 'dist/assets'],
};

const plan = planOf(
  `# Shop

## Deployment
\`\`\`bash
sudo systemctl stop shop
sudo cp dist/app /srv/shop/
sudo cp -r dist/assets /srv/shop/
sudo systemctl start shop
\`\`\`
`,
  sidecar,
);

interface Changes {
  readonly where?: Readonly<Record<string, string>>;
  readonly passed?: readonly string[];
  readonly there?: readonly string[];
}

function due(words: string, { where = {}, passed = [], there = [] }: Changes = {}) {
  const placement = Object.fromEntries(plan.work.map(({ id }) => [id, 'web-1']));
  for (const [step, target] of Object.entries(where)) placement[itemOf(plan, step).id] = target;
  const state = stateOf(plan, Object.fromEntries(passed.map((step) => [step, 'passed'])));
  const scene = {
    work: plan.work,
    state,
    placement,
    artifacts: sidecar.artifacts,
    membersOf: (target: string) => (target === 'all' ? ['web-1', 'web-2'] : [target]),
    isThere: (host: string, artifact: string) => there.includes(`${host} ${artifact}`),
  };
  return Object.fromEntries(stagingDue(scene, itemOf(plan, words), ['web-1']));
}

describe('what is uploaded before a step starts', () => {
  it('is what the steps behind it name, so that nothing is uploaded while the service is stopped', () => {
    expect(due('systemctl stop')).toEqual({ 'web-1': ['dist/app', 'dist/assets'] });
  });

  it('goes to every host of a later step', () => {
    expect(due('systemctl stop', { where: { 'cp -r': 'all' } })).toEqual({
      'web-1': ['dist/app', 'dist/assets'],
      'web-2': ['dist/assets'],
    });
  });

  it('is not looked at again where it is already, but by the step that names it', () => {
    const there = ['web-1 dist/app', 'web-1 dist/assets'];
    expect(due('systemctl stop', { there })).toEqual({});
    expect(due('cp dist/app', { there })).toEqual({ 'web-1': ['dist/app'] });
  });

  it('leaves out what a step on this machine may still build, and what is done', () => {
    expect(due('systemctl stop', { where: { 'cp dist/app': 'local' } })).toEqual({});
    expect(due('systemctl stop', { passed: ['cp dist/app'] })).toEqual({ 'web-1': ['dist/assets'] });
  });
});
