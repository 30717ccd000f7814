import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MeteredService, startMeteredService } from '../support/metered-service.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();
const rule = 'High error rate (>5%) for 1 second';
const document = `# P

## Deployment

\`\`\`bash
# Deploy
touch deployed
\`\`\`

## Post-deployment

### Alerts

- [ ] ${rule}

### Announce

- [ ] Told support

\`\`\`bash
# Announce
touch announced
\`\`\`
`;

describe('`slipway run` at a box that a rule ticks', { timeout: 60_000 }, () => {
  let service: MeteredService;
  let dir: string;
  beforeEach(async () => {
    service = await startMeteredService();
    dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), document);
    await configure('gates: { soak: { for: 2s } }\n');
  });
  afterEach(() => service.stop());

  const configure = (more: string) =>
    writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nwhere: { Deployment: local, Post-deployment: local }\nmetrics: [{ scrape: "${service.metrics}", every: 250ms }]\n${more}`,
    );
  const environment = () => ({ SLIPWAY_HOME: join(dir, 'state') });
  const release = (...more: string[]) => ['run', join(dir, 'PLAN.md'), ...more];
  const isAnnounced = () => existsSync(join(dir, 'announced'));
  const ticks = async () => {
    const [run = ''] = await readdir(join(dir, 'state', 'runs'));
    const text = await readFile(join(dir, 'state', 'runs', run, 'journal.ndjson'), 'utf8');
    const events = text
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    return events.filter(({ type }) => type === 'item.ticked');
  };

  it('waits for the rule with --yes, says until when, and goes on once it is ticked by what was measured', async () => {
    const { code, stderr } = await runSlipway(release('--yes'), environment());
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`Ticked by its alert rule, not by a person: ${rule}\n  Waiting for it until `);
    expect(isAnnounced()).toBe(true);
    expect(await ticks()).toMatchObject([
      { actor: 'slipway', evidence: [{ rule }] },
      { note: 'confirmed in advance with --yes' },
    ]);
  });

  it('ends with 3 and names the box where the rule has no data until the end of the wait', async () => {
    await service.stop();
    const { code, stderr } = await runSlipway(release('--yes'), environment());
    expect(code, stderr).toBe(3);
    expect(stderr).toContain(`Needs a person: ${rule}. --yes does not tick a box that a rule watches.`);
    expect(stderr).toContain(`“${rule}” has no data: Nothing listens at ${service.metrics}`);
    expect([isAnnounced(), await ticks()]).toEqual([false, []]);
    service = await startMeteredService();
  });

  it('ends with 3 and names the box when the rule fires', async () => {
    service.failing = true;
    const { code, stderr } = await runSlipway(release('--yes'), environment());
    expect(code, stderr).toBe(3);
    expect(stderr).toContain(`Needs a person: ${rule}. `);
    expect(stderr).toContain(`“${rule}” fires at 100%`);
    expect([isAnnounced(), await ticks()]).toEqual([false, []]);
  });

  it('asks the person at the terminal beside the rule, and keeps how they know', async () => {
    await service.stop();
    await configure('');
    const session = typeSlipway(release(), environment());
    try {
      await session.until('Open the deploy gate? Type yes: ');
      session.type('yes\r');
      await session.until(/wait for its rule, or tick it by hand: \[y\]es, \[w\]aive, \[q\]uit: /);
      session.type('y\r');
      await session.until('How do you know? ');
      session.type('looked in Grafana\r');
      await session.until('[ ] Told support');
      session.type('q\r');
      expect(await session.ended).toBe(3);
    } finally {
      session.close();
    }
    expect(await ticks()).toMatchObject([{ note: 'looked in Grafana' }]);
    service = await startMeteredService();
  });

  it('takes the question at the terminal away once the rule has ticked the box, and goes on', async () => {
    await configure('');
    const session = typeSlipway(release(), environment());
    try {
      await session.until('Open the deploy gate? Type yes: ');
      session.type('yes\r');
      await session.until('wait for its rule, or tick it by hand');
      await session.until('[ ] Told support');
      session.type('q\r');
      expect(await session.ended).toBe(3);
    } finally {
      session.close();
    }
    expect(await ticks()).toMatchObject([{ actor: 'slipway', evidence: [{ rule }] }]);
  });
});
