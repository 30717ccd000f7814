import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What comes behind the deployment where it is to soak, and a rule that is watched and is no trigger. */
const afterSoak =
  '## Post-deployment\n\n```bash\n# Announce\ntouch announced\n```\n\n## Monitoring\n\n### Alerts\n\n- High error rate (>50%) for 3 seconds\n\n';

/**
 * Writes `PLAN.md` into a folder: it copies an application (`live/app`, from "old" to "new") here, waits as long as there is
 * a file `slow`, goes back when the service at `metrics` errs for a second, and notes in `restored` how often it went back.
 * `on` is what its sidecar wants of a firing trigger; null for nothing said. With `soak`, a duration, the deployment soaks
 * that long before `announced` is made.
 */
export async function writeSoakingPlan(
  dir: string,
  metrics: string,
  on: string | null,
  soak: string | null = null,
): Promise<void> {
  await mkdir(join(dir, 'live'));
  await writeFile(join(dir, 'live', 'app'), 'old');
  await writeFile(join(dir, 'new'), 'new');
  await writeFile(
    join(dir, 'PLAN.md'),
    `# P\n\n## Deployment\n\n\`\`\`bash\n# Deploy\ncp new live/app\n# Look\nwhile test -e slow; do sleep 0.05; done\n# Go on\ntrue\n\`\`\`\n\n${soak === null ? '' : afterSoak}## Rollback\n\nRoll back if any of these occurs:\n\n- Error rate above 5% for 1 second\n\n\`\`\`bash\n# Restore\ncp kept/app live/app; echo x >> restored\n\`\`\`\n`,
  );
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    [
      'version: 1',
      'where: { Deployment: local, Post-deployment: local, Rollback: local }',
      `restorePoint: { paths: ["${dir}/live/app"], keepIn: "${dir}/kept" }`,
      `metrics: [{ scrape: "${metrics}", every: 250ms }]`,
      ...(on === null ? [] : [`rollback: { on: ${on} }`]),
      ...(soak === null ? [] : [`gates: { soak: { for: ${soak} } }`]),
      '',
    ].join('\n'),
  );
}
