import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { spawn } from 'node-pty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MeteredService, startMeteredService } from '../support/metered-service.ts';
import { runSlipway, spawnSlipway } from '../support/slipway.ts';
import { writeSoakingPlan } from '../support/soaking-plan.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const slow = { timeout: 20_000, interval: 50 };

describe('a rollback trigger during `slipway run`', { timeout: 60_000 }, () => {
  let service: MeteredService;
  beforeEach(async () => {
    service = await startMeteredService();
  });
  afterEach(() => service.stop());

  const app = (dir: string) => readFile(join(dir, 'live', 'app'), 'utf8');

  /** A checklist whose second step takes long enough for a trigger to fire. */
  async function write(on: string): Promise<string> {
    const dir = await folder();
    await writeSoakingPlan(dir, service.metrics, on);
    await writeFile(join(dir, 'slow'), '');
    return dir;
  }

  it.each([
    ['d', ['a load test'], 0, 'new'],
    ['r', ['roll back'], 4, 'old'],
    ['q', [], 3, 'new'],
  ])('is asked about on a terminal, where the answer is %s', async (answer, more, code, left) => {
    const dir = await write('ask');
    const terminal = spawn(process.execPath, [resolve('src/cli/index.ts'), 'run', 'PLAN.md', '--yes'], {
      cwd: dir,
      cols: 200,
      env: { ...process.env, SLIPWAY_HOME: join(dir, 'state'), NO_COLOR: '1' },
    });
    let said = '';
    terminal.onData((text) => {
      said += text;
    });
    const ended = new Promise<number>((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
    await expect.poll(() => app(dir), slow).toBe('new');
    service.failing = true;
    await expect.poll(() => said, slow).toContain('[r]oll back, [d]ecline and go on, [q]uit: ');
    expect(said).toMatch(
      /fires at 100%, since \d\d:\d\d:\d\d\r\n {2}rolling back restores .*live\/app on local/,
    );
    terminal.write(`${answer}\r`);
    for (const line of more) {
      await expect.poll(() => said, slow).toMatch(/may stay empty\): |to start: /);
      terminal.write(`${line}\r`);
    }
    expect(await ended, said).toBe(code);
    expect(await app(dir)).toBe(left);
  });

  it('is asked about again when an unattended run is resumed, and not proposed twice', async () => {
    const dir = await write('ask');
    const env = { SLIPWAY_HOME: join(dir, 'state') };
    const running = runSlipway(['run', join(dir, 'PLAN.md'), '--yes'], env);
    await expect.poll(() => app(dir), slow).toBe('new');
    service.failing = true;
    expect((await running).code).toBe(3);
    const [run = ''] = await readdir(join(dir, 'state', 'runs'));
    const { code, stderr } = await runSlipway(['resume', run, '--yes'], env);
    expect(code).toBe(3);
    expect(stderr).toMatch(/A person must decide/);
    const journal = await readFile(join(dir, 'state', 'runs', run, 'journal.ndjson'), 'utf8');
    expect(journal.match(/rollback\.proposed/g)).toHaveLength(1);
    expect((await runSlipway(['rollback', run, '--yes'], env)).code).toBe(0);
    expect(await app(dir)).toBe('old');
  });

  it.each([
    ['ask', 3, /A person must decide\. Nothing further was started/, 'new'],
    ['auto', 4, /rolling back/, 'old'],
  ])('ends an unattended run in %s mode with exit code %i', async (on, code, words, left) => {
    const dir = await write(on);
    const child = spawnSlipway(['run', join(dir, 'PLAN.md'), '--yes'], { SLIPWAY_HOME: join(dir, 'state') });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    await expect.poll(() => app(dir), slow).toBe('new');
    service.failing = true;
    expect(await new Promise((done) => child.once('close', done)), said).toBe(code);
    expect(said).toMatch(words);
    expect(await app(dir)).toBe(left);
  });
});
