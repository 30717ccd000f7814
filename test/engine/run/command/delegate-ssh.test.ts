import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(sshdMissing !== null)('lines that the transport takes over', () => {
  let sshd: Sshd;
  const engines: Engine[] = [];
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
  afterAll(() => sshd.stop());

  const there = (...path: string[]) => join(sshd.home, ...path);
  const read = (path: string) => readFile(path, 'utf8');

  async function walk(lines: readonly string[], files: Readonly<Record<string, string>> = {}) {
    const dir = await folder();
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(dir, name, '..'), { recursive: true });
      await writeFile(join(dir, name), text);
    }
    const file = join(dir, 'PLAN.md');
    await writeFile(file, `# P\n\n## Deployment\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\nenvironment: staging\ntargets: { box: { ssh: box, takeOver: true } }\n',
    );
    const handle = await open(join(dir, 'state')).createRun(file);
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    return { dir, handle, attempts: attemptsOf(handle) };
  }

  function open(state: string): Engine {
    const engine = new Engine({
      state,
      practice: practiceServer(resolve('resources')),
      sshConfig: sshd.config,
    });
    engines.push(engine);
    return engine;
  }

  const attemptsOf = ({ session }: DrivenRun) =>
    session.work.map(({ id }) => itemState(session.state, id).attempts.at(-1));
  const said = ({ session }: DrivenRun, index: number) =>
    read(session.outputFile(session.work[index]?.id ?? '', 1, null));

  it('are durable steps on the target where they were ssh with a command', async () => {
    const { attempts } = await walk(['ssh box \'echo "over on $(id -un)" > ~/said\'']);
    expect(attempts[0]).toMatchObject({ target: 'box', outcome: 'passed', dir: expect.any(String) });
    expect(await read(there('said'))).toMatch(/^over on \w+\n$/);
  });

  it('copy there what scp would, from where the section has gone to, and say what was sent', async () => {
    await mkdir(there('drop'), { recursive: true });
    const { handle, attempts } = await walk(
      ['cd dist', 'scp app.txt box:drop', 'scp app.txt box:drop/renamed', 'scp app.txt box:drop/'],
      { 'dist/app.txt': 'one\n' },
    );
    expect(attempts.map((attempt) => [attempt?.target, attempt?.outcome])).toEqual([
      ['local', 'passed'],
      ['box', 'passed'],
      ['box', 'passed'],
      ['box', 'passed'],
    ]);
    expect([await read(there('drop', 'app.txt')), await read(there('drop', 'renamed'))]).toEqual([
      'one\n',
      'one\n',
    ]);
    expect(await said(handle, 1)).toContain('1 sent');
    expect(await said(handle, 3)).toContain('0 sent, 1 were there already; verified by sha-256');
  });

  it('copy folders there and back, with their modes', async () => {
    const { dir, attempts } = await walk(
      ['chmod 750 site/run.sh', 'scp -r site box:', 'scp -r box:site back', 'scp box:site/a/b.txt .'],
      { 'site/run.sh': 'echo\n', 'site/a/b.txt': 'deep\n' },
    );
    expect(attempts.map((attempt) => attempt?.outcome)).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(await read(there('site', 'a', 'b.txt'))).toBe('deep\n');
    expect((await stat(there('site', 'run.sh'))).mode & 0o777).toBe(0o750);
    expect([await read(join(dir, 'back', 'a', 'b.txt')), await read(join(dir, 'b.txt'))]).toEqual([
      'deep\n',
      'deep\n',
    ]);
  });

  it.each([
    [
      'a file that is not here',
      ['scp nothing.txt box:'],
      /There is no file .*nothing\.txt\. Nothing was copied/,
    ],
    ['a folder without -r', ['mkdir some', 'scp some box:'], /some is a folder, and scp has no -r/],
    ['a folder that is not there', ['touch a', 'scp a box:none/'], /There is no folder none\/ on box/],
    [
      'a file that is not there',
      ['scp box:none.txt .'],
      /none\.txt on box was not copied: there is no such file/,
    ],
  ])('fail in words for %s', async (_what, lines, message) => {
    const { attempts } = await walk(lines);
    expect(attempts.at(-1)).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(message) });
  });

  it('ask both sides what arrived, where the console ended during the copy', async () => {
    const { handle } = await walk(['scp a.txt box:late.txt', 'scp b.txt box:never.txt'], {
      'a.txt': 'a\n',
      'b.txt': 'b\n',
    });
    const { session } = handle;
    const items = session.work.map(({ id }) => id);
    // As a console leaves it that ended in the middle: intents without outcomes. The second file was changed since.
    await writeFile(join(session.state.file, '..', 'b.txt'), 'changed\n');
    for (const [index, item] of items.entries())
      await session.append({
        type: 'item.started',
        item,
        attempt: 2,
        target: 'box',
        command: session.work[index]?.command ?? '',
        timeoutMs: 10_000,
      });
    const { state } = engines[0] ?? {};
    await engines.splice(0)[0]?.close();
    const again = await open(state ?? '').run(session.run);
    await Promise.all(items.map((item) => again.driver.live(item)?.done));
    expect(attemptsOf(again)).toMatchObject([
      { n: 2, outcome: 'passed' },
      {
        n: 2,
        outcome: 'failed',
        reason: 'the console ended during the copy, and 1 of 1 files had not arrived',
      },
    ]);
  });

  it('know how a copy ended whose connection was cut, once the target can be asked', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(join(dir, 'big'), Buffer.alloc(400_000_000, 'x'));
    await writeFile(file, '# P\n\n## Deployment\n\n```bash\nscp big box:big\n```\n');
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\nenvironment: staging\ntargets: { box: { ssh: box, takeOver: true } }\n',
    );
    const handle = await open(join(dir, 'state')).createRun(file);
    await handle.driver.openGate('deploy');
    const [item] = handle.session.work;
    const live = await handle.driver.run(item?.id ?? '');
    await expect
      .poll(
        () =>
          stat(there('big.slipway-part')).then(
            ({ size }) => size > 1_000_000,
            () => false,
          ),
        {
          timeout: 20_000,
          interval: 5,
        },
      )
      .toBe(true);
    await sshd.cut();
    expect(await live.done).toBe('failed');
    expect(attemptsOf(handle)[0]?.reason).toBe(
      'the connection was lost during the copy, and 1 of 1 files had not arrived',
    );
    for (const left of ['big', 'big.slipway-part']) await expect(stat(there(left))).rejects.toThrow('ENOENT');
  });
});
