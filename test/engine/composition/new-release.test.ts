import { describe, expect, it } from 'vitest';
import { newRelease } from '../../../src/engine/composition/new-release.ts';
import type { Sidecar } from '../../../src/shared/sidecar/sidecar.ts';
import { itemOf, planOf } from '../../shared/run/moves/scene.ts';
import { targetsFor } from '../../support/session.ts';

const checklist =
  '# Web 2.0\n\n**Version**: 2.0.1\n\n## Pre-deployment\n\n- [ ] Tell support\n\n## Deployment\n\n```bash\nmake deploy\n```\n\n## Rollback\n\n### Files\n\n```bash\ncp a b\n```\n\n### Database\n\n```bash\npsql app < dump\n```\n\n## Troubleshooting\n\n```bash\nmake debug\n```\n';

function first(text: string, more: Omit<Sidecar, 'version'> = {}) {
  const { plan, sidecar } = planOf(text, more);
  return newRelease({
    file: '/srv/PLAN.md',
    actor: 'ann',
    text,
    plan,
    sidecar,
    targets: targetsFor('/srv', sidecar),
  }).first;
}

describe('a new release', () => {
  it('uses the document as it is now', () => {
    const { plan } = planOf(checklist);
    expect(first(checklist)).toMatchObject({
      type: 'run.created',
      kind: 'release',
      file: '/srv/PLAN.md',
      planHash: plan.hash,
      title: 'Web 2.0',
      actor: 'ann',
    });
  });

  it('is none where the document holds nothing to do', () => {
    expect(() => first('# Notes\n\nOnly words about the last release.\n')).toThrow(
      'Nothing to run was found in /srv/PLAN.md',
    );
  });

  it('is for production unless the sidecar says otherwise', () => {
    expect(first(checklist).environment).toBe('production');
    expect(first(checklist, { environment: 'staging' }).environment).toBe('staging');
  });

  it('covers the forward items in order, without rollback and reference', () => {
    const plan = planOf(checklist);
    expect(first(checklist).items).toEqual([itemOf(plan, 'Tell support').id, itemOf(plan, 'make deploy').id]);
  });

  it('names the single hosts it may reach', () => {
    const targets = { a: { ssh: 'a' }, b: { ssh: 'b' }, web: { group: ['a', 'b'] } };
    expect(first(checklist, { targets }).targets).toEqual(['a', 'b']);
  });

  it('knows from the start which rollback it would use', () => {
    const { plan } = planOf(checklist);
    const [whole, , database] = plan.rollback.alternatives.map(({ phase }) => phase);
    expect(first(checklist).alternative).toBe(whole);
    expect(first(checklist, { rollback: { use: 'Database' } }).alternative).toBe(database);
    expect(first('# P\n\n## Deployment\n\n```bash\nmake\n```\n')).not.toHaveProperty('alternative');
  });

  it('has a unique name', () => {
    expect(first(checklist).run).not.toBe(first(checklist).run);
  });
});
