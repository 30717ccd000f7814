import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../../../src/engine/plan/explain/review.ts';
import { titledEnvironment } from '../../../../src/engine/plan/explain/titled-environment.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { emptySidecar, type Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const text = `# Deploy to production

**Version**: 1.4.2

## Deployment

\`\`\`bash
sudo systemctl stop app
cp dist/app /app/app
echo "<version>" > /app/VERSION
curl -H "Authorization: $API_TOKEN" http://localhost:8000/metrics
sudo systemctl start app
journalctl -u app -n 20
\`\`\`

## Rollback

\`\`\`bash
cp /app/backup/app /app/
\`\`\`

## Troubleshooting

\`\`\`bash
kill -9 <pid>
\`\`\`
`;
const plan = parse(text);
const onWeb: Sidecar = {
  version: 1,
  targets: { web: { ssh: 'web' } },
  where: { Deployment: 'web', Rollback: 'web' },
};

describe('the review', () => {
  it('offers what the document itself says, and keeps secrets apart', () => {
    const found = new Map(reviewOf(plan, emptySidecar, text).placeholders.map((each) => [each.name, each]));
    expect(found.get('<version>')).toMatchObject({
      given: [{ value: '1.4.2', line: null }],
      secret: false,
      due: true,
      command: 'echo "<version>" > /app/VERSION',
      commands: 1,
    });
    expect(found.get('$API_TOKEN')).toMatchObject({ secret: true, variable: 'API_TOKEN', reference: null });
    expect(found.get('<pid>')?.due).toBe(false);
  });

  it('shows a command as it will run, and a secret by its reference', () => {
    const sidecar: Sidecar = {
      ...onWeb,
      values: { '<version>': '2.0' },
      secrets: { API_TOKEN: 'prompt' },
    };
    const found = new Map(reviewOf(plan, sidecar, text).placeholders.map((each) => [each.name, each]));
    expect(found.get('<version>')?.command).toBe('echo "2.0" > /app/VERSION');
    expect(found.get('$API_TOKEN')?.reference).toBe('prompt');
  });

  it('says what fails without a file, and proposes what can be restored and watched', () => {
    const review = reviewOf(plan, onWeb, text);
    expect(review.artifacts).toMatchObject([{ path: 'dist/app', commands: ['cp dist/app /app/app'] }]);
    expect(review.restorePoint).toEqual({ paths: ['/app/app'], keepIn: '/app/backup' });
    expect(review.metrics).toEqual([
      { scrape: 'http://localhost:8000/metrics', via: 'web' },
      { host: 'web' },
    ]);
    expect(review.logs).toEqual([{ journal: 'app', on: 'web' }]);
    expect(review.environment).toBe('production');
  });

  it('takes the environment from the title alone', () => {
    expect(
      ['Deploy to prod', 'Staging deploy', 'Staging to production', 'Deploy'].map(titledEnvironment),
    ).toEqual(['production', 'staging', 'production', null]);
  });
});
