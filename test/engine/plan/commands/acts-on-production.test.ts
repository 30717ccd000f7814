import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import { disturbsProduction } from '../../../../src/engine/plan/commands/acts-on-production.ts';

const parse = await loadPlanParser();

describe('a command that disturbs production', () => {
  it.each([
    'sudo systemctl restart harbor',
    'pm2 reload harbor',
    'kubectl -n prod rollout restart deploy/harbor',
    'helm upgrade harbor ./chart',
    'npm run deploy:green',
    'php run_migrations.php',
  ])('is %s', (command) => {
    expect(disturbsProduction(command)).toBe(true);
  });

  it.each([
    'systemctl status harbor',
    'kubectl get pods',
    'npm run deploy:staging',
    'docker compose -f test.yml up -d',
    'git push origin main',
  ])('is not %s', (command) => {
    expect(disturbsProduction(command)).toBe(false);
  });

  it('is not due before the release, whatever its heading says', () => {
    const plan = parse(
      '# Deploy the harbor\n\n## Pre-deployment checklist\n\n- [ ] Tests pass: `make test`\n\n```bash\nsudo systemctl restart harbor\n```\n\n## Deployment\n\n```bash\nmake deploy\n```\n',
    );
    expect(plan.sheet?.map(({ command, when }) => [command, when])).toEqual([
      ['make test', 'before'],
      ['sudo systemctl restart harbor', 'change'],
      ['make deploy', 'change'],
    ]);
  });
});
