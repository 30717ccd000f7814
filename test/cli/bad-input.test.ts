import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSlipway, type SlipwayResult } from '../support/slipway.ts';
import { freePort } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

/** A folder with a checklist (and a sidecar), and how to call slipway there. */
async function place(document: string | Buffer, sidecar = '') {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, document);
  if (sidecar !== '') await writeFile(join(dir, 'PLAN.slipway.yaml'), sidecar);
  return { dir, file, call: (...args: string[]) => runSlipway(args, { SLIPWAY_HOME: join(dir, 'state') }) };
}

function expectPlainWords(ended: SlipwayResult): void {
  expect(ended.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  expect(ended.stderr).not.toContain('Node.js v');
}

describe('the command line ends in words, never in a stack trace', () => {
  it('for a file that is not there', async () => {
    const { dir, call } = await place('x');
    const ended = await call('plan', join(dir, 'NONE.md'));
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^slipway: There is no file .*NONE\.md\.\n\s+Check the path\. Nothing was changed\.\n$/,
      ),
    });
  });

  it.each([
    ['a binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 2, /contains NUL bytes/],
    ['ten megabytes', Buffer.alloc(10_000_000, 0x2d), 2, /10\.0 MB; a checklist can be 4 MiB at most/],
  ])('for %s', async (_what, bytes, code, words) => {
    const { file, call } = await place(bytes);
    const ended = await call('plan', file);
    expectPlainWords(ended);
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(words) });
    expect(await readFile(file)).toEqual(bytes);
  });

  it('for an empty file, which is a plan with nothing to do', async () => {
    const { file, call } = await place('');
    const ended = await call('plan', file);
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('The document is empty') });
  });

  it('for a sidecar with a wrong key, with its place', async () => {
    const { file, call } = await place('# P\n- [ ] x\n', 'version: 1\ntargetts: {}\n');
    const ended = await call('run', file, '--yes');
    expectPlainWords(ended);
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /Unknown key "targetts".*Nothing was started\.\n\s+Correct line 2, column 1/s,
      ),
    });
  });

  it('for a connection that is refused', async () => {
    const port = await freePort();
    const { file, call } = await place(
      '# P\n\n## Deployment\n```bash\n# Go\nsystemctl start x\n```\n',
      `version: 1\ntargets: { box: { ssh: "me@127.0.0.1:${port}" } }\nwhere: { Deployment: box }\n`,
    );
    const ended = await call('run', file, '--yes');
    expectPlainWords(ended);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/Go .*the connection was refused \(is sshd running there\?\)/);
  });

  it('for a placeholder without a value', async () => {
    const { file, call } = await place('# P\n\n## Deployment\n```bash\n# Go\necho <version>\n```\n');
    const ended = await call('run', file, '--yes');
    expectPlainWords(ended);
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringMatching(/needs a value for <version>/) });
  });

  it('for a box that only a person can tick, and nobody there to ask', async () => {
    const { file, call } = await place('# P\n\n## Checks\n- [ ] Look at it\n');
    expect(await call('run', file)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Needs a person to tick it: Look at it'),
    });
    expect(await readFile(file, 'utf8')).toContain('- [ ] Look');
  });

  it('for a folder in which nothing can be written', async () => {
    const { dir, file } = await place('# P\n\n## Checks\n- [ ] Look at it\n');
    // Root may write anywhere, so a file where a folder should be stands for it there.
    const state = join(dir, 'state');
    if (userInfo().uid === 0) await writeFile(state, 'in the way');
    else {
      await mkdir(state);
      await chmod(state, 0o555);
    }
    const ended = await runSlipway(['run', file, '--yes'], { SLIPWAY_HOME: state });
    expectPlainWords(ended);
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/run's folder .* could not be created.*Nothing was started/),
    });
  });

  it('for a run that is not there, a rollback of nothing, and a rollback procedure of another name', async () => {
    const { file, call } = await place('# P\n\n## Checks\n- [ ] Look at it\n');
    expect(await call('status', 'nope')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no run nope'),
    });
    expect(await call('rollback', file, '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no release to roll back'),
    });
    expect(await call('rollback', 'nope', '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('neither a run nor a file'),
    });
  });

  it('for words it does not know', async () => {
    const { call } = await place('x');
    expect((await call('explode')).code).toBe(2);
    expect((await call('plan')).code).toBe(2);
    expect((await call('serve', '--port', 'http')).code).toBe(2);
  });
});

describe('slipway plan', () => {
  it('shows control characters instead of obeying them', async () => {
    const { file, call } = await place('# P \u001b[2J\n- [ ] a \u202e b\n');
    const { stdout } = await call('plan', file);
    expect(stdout).toContain('\\u001b[2J');
    expect(stdout).toContain('\\u202e');
    expect(stdout).not.toContain('\u001b');
  });

  it('prints JSON that holds the documented schema', async () => {
    const { planSchema } = await import('../../src/shared/plan/plan.ts');
    const { file, call } = await place('# P\n\n## Deployment\n```bash\nmake\n```\n');
    const { stdout, code } = await call('plan', file, '--json');
    expect(code).toBe(0);
    expect(planSchema.parse(JSON.parse(stdout)).steps[0]?.commands).toEqual(['make']);
  });
});

describe('slipway run --json', () => {
  it('prints the journal itself', async () => {
    const { file, call, dir } = await place('# P\n\n## Checks\n- [ ] Fine: `test -d .`\n- [ ] Seen\n');
    const { stdout, code } = await call('run', file, '--yes', '--json');
    expect(code).toBe(0);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; type: string });
    expect(events.map((event) => event.type)).toEqual([
      'run.started',
      'item.started',
      'item.ended',
      'item.ticked',
      'run.ended',
    ]);
    const { readdir } = await import('node:fs/promises');
    const [run] = await readdir(join(dir, 'state', 'runs'));
    const journal = await readFile(join(dir, 'state', 'runs', run ?? '', 'journal.ndjson'), 'utf8');
    expect(journal.endsWith(stdout)).toBe(true);
  });
});
