import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MeteredService, startMeteredService } from '../support/metered-service.ts';
import { runSlipway, spawnSlipway } from '../support/slipway.ts';
import { writeSoakingPlan } from '../support/soaking-plan.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();
const slow = { timeout: 20_000, interval: 50 };

describe('a rollback trigger during `slipway run`', { timeout: 60_000 }, () => {
  let service: MeteredService;
  beforeEach(async () => {
    service = await startMeteredService();
  });
  afterEach(() => service.stop());

  const app = (dir: string) => readFile(join(dir, 'live', 'app'), 'utf8');

  /** A checklist whose second step lasts until a trigger has been heard. */
  async function write(on: string): Promise<string> {
    const dir = await folder();
    await writeSoakingPlan(dir, service.metrics, on);
    await writeFile(join(dir, 'slow'), '');
    return dir;
  }

  /** Lets the service fail once the application is there, and the step continue once the trigger has been heard. */
  async function fail(dir: string): Promise<void> {
    await expect.poll(() => app(dir), slow).toBe('new');
    service.failing = true;
    const runs = join(dir, 'state', 'runs');
    const [run = ''] = await readdir(runs);
    await expect
      .poll(() => readFile(join(runs, run, 'journal.ndjson'), 'utf8'), slow)
      .toMatch(/rollback\.proposed/);
    await rm(join(dir, 'slow'));
  }

  it.each([
    ['d', ['a load test'], 0, 'new'],
    ['r', ['roll back'], 4, 'old'],
    ['q', [], 3, 'new'],
  ])('is asked about on a terminal, where the answer is %s', async (answer, more, code, left) => {
    const dir = await write('ask');
    const session = typeSlipway(['run', join(dir, 'PLAN.md'), '--yes'], { SLIPWAY_HOME: join(dir, 'state') });
    await fail(dir);
    await session.until('[r]oll back, [d]ecline and continue, [q]uit: ');
    expect(session.shown()).toMatch(/fires at 100%, since \d\d:\d\d:\d\d\r\n {2}Rolling back restores /);
    session.type(`${answer}\r`);
    for (const line of more) {
      await session.until(/Reason \(optional\): |to start: /);
      session.type(`${line}\r`);
    }
    expect(await session.ended, session.shown()).toBe(code);
    expect(await app(dir)).toBe(left);
  });

  it('is asked about again when an unattended run is resumed, and not proposed twice', async () => {
    const dir = await write('ask');
    const env = { SLIPWAY_HOME: join(dir, 'state') };
    const running = runSlipway(['run', join(dir, 'PLAN.md'), '--yes'], env);
    await fail(dir);
    expect((await running).code).toBe(3);
    const [run = ''] = await readdir(join(dir, 'state', 'runs'));
    const { code, stderr } = await runSlipway(['resume', run, '--yes'], env);
    expect(code).toBe(3);
    expect(stderr).toMatch(/The proposed rollback needs a decision\./);
    const journal = await readFile(join(dir, 'state', 'runs', run, 'journal.ndjson'), 'utf8');
    expect(journal.match(/rollback\.proposed/g)).toHaveLength(1);
    expect((await runSlipway(['rollback', run, '--yes'], env)).code).toBe(0);
    expect(await app(dir)).toBe('old');
  });

  it.each([
    ['ask', 3, /The proposed rollback needs a decision\. Nothing more was started/, 'new'],
    ['auto', 4, /rolling back/, 'old'],
  ])('ends an unattended run in %s mode with exit code %i', async (on, code, words, left) => {
    const dir = await write(on);
    const child = spawnSlipway(['run', join(dir, 'PLAN.md'), '--yes'], { SLIPWAY_HOME: join(dir, 'state') });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    await fail(dir);
    expect(await new Promise((done) => child.once('close', done)), said).toBe(code);
    expect(said).toMatch(words);
    expect(await app(dir)).toBe(left);
  });
});
