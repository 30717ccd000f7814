import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

function engineIn(state: string, actor = 'ann'): Engine {
  const engine = new Engine({ state, actor, practice: practiceServer(resolve('resources')) });
  engines.push(engine);
  return engine;
}

async function setUp(
  text: string,
  sidecar = '',
): Promise<{ engine: Engine; dir: string; file: string; handle: DrivenRun }> {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, text);
  if (sidecar !== '') await writeFile(join(dir, 'PLAN.slipway.yaml'), sidecar);
  const engine = engineIn(join(dir, 'state'));
  return { engine, dir, file, handle: await engine.createRun(file) };
}

const idOf = (handle: DrivenRun, title: string): string => {
  const item = handle.session.work.find((candidate) => candidate.title === title);
  if (item === undefined) throw new Error(`no item "${title}"`);
  return item.id;
};
const statusOf = (handle: DrivenRun, title: string) =>
  itemState(handle.session.state, idOf(handle, title)).status;
const deployed = '## Deployment\n\n```bash\n# First\necho one >> out\n# Second\necho two >> out\n```\n';

describe('a run', () => {
  it('goes from its first box to its end without a window, and ticks the document', async () => {
    const { handle, file, dir } = await setUp(
      `# P\n\n## Checks\n- [ ] Shell works: \`test -d .\`\n- [ ] Seen\n\n${deployed}`,
    );
    await handle.driver.advance({ kind: 'checks' });
    await handle.driver.whenStill();
    await handle.driver.tick(idOf(handle, 'Seen'));
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(await readFile(join(dir, 'out'), 'utf8')).toBe('one\ntwo\n');
    expect(await handle.driver.finish()).toBe('passed');
    expect(await readFile(file, 'utf8')).toContain('- [x] Shell works: `test -d .`\n- [x] Seen');
  });

  it('that is closed while it walks stops walking, and ends nothing else with it', async () => {
    const { handle } = await setUp(`# P\n\n## Checks\n- [ ] Slow: \`sleep 0.3\`\n- [ ] Seen\n\n${deployed}`);
    const lost: unknown[] = [];
    const note = (error: unknown): number => lost.push(error);
    process.on('unhandledRejection', note);
    await handle.driver.advance({ kind: 'checks' });
    await handle.session.close();
    await new Promise((resolve) => setTimeout(resolve, 600));
    process.off('unhandledRejection', note);
    expect(lost).toEqual([]);
  });

  it('has its intent on disk before the effect, and its outcome after it', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Look\ncp "$SLIPWAY_JOURNAL" seen\n```\n',
      '',
    );
    const journal = handle.session.files.journal;
    process.env.SLIPWAY_JOURNAL = journal;
    await handle.driver.openGate('deploy');
    const id = idOf(handle, 'Look');
    await handle.session.append({
      type: 'values.given',
      values: { $SLIPWAY_JOURNAL: journal },
      actor: 'ann',
    });
    const live = await handle.driver.run(id);
    expect(await live.done).toBe('passed');
    expect(await readFile(join(dir, 'seen'), 'utf8')).toMatch(/"type":"item\.started"[^\n]*\n$/);
    expect(await readFile(journal, 'utf8')).toMatch(/"type":"item\.ended"[^\n]*\n$/);
  });

  it('starts an item once, however many ask at the same time', async () => {
    const { handle, dir } = await setUp(`# P\n\n${deployed}`);
    await handle.driver.openGate('deploy');
    const id = idOf(handle, 'First');
    const tries = await Promise.allSettled([1, 2, 3].map(() => handle.driver.run(id)));
    expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await Promise.all(tries.map((one) => (one.status === 'fulfilled' ? one.value.done : null)));
    expect(await readFile(join(dir, 'out'), 'utf8')).toBe('one\n');
  });

  it('stops at the first step that fails, and starts nothing below it', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Breaks\nexit 3\n# Never\ntouch never\n```\n',
    );
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect([statusOf(handle, 'Breaks'), statusOf(handle, 'Never')]).toEqual(['failed', 'pending']);
    expect(handle.session.state).toMatchObject({ status: 'paused', pauseReason: '"Breaks": failed' });
    expect(await readdir(dir)).not.toContain('never');
  });

  it('continues after a waiver with a reason, and not without one', async () => {
    const { handle } = await setUp(`# P\n\n## Checks\n- [ ] Breaks: \`test -d missing\`\n\n${deployed}`);
    await handle.driver.advance({ kind: 'checks' });
    await handle.driver.whenStill();
    await expect(handle.driver.openGate('deploy')).rejects.toThrow(/1 item is open: Breaks/);
    await expect(handle.driver.waive(idOf(handle, 'Breaks'), '  ')).rejects.toThrow(/needs a reason/);
    await handle.driver.waive(idOf(handle, 'Breaks'), 'known since May');
    await handle.driver.openGate('deploy');
    expect(handle.session.state.gates.deploy?.actor).toBe('ann');
  });

  it.each([
    ['gates: { deploy: { waivable: [] } }', '', /lets nothing be waived in front of the deploy gate/],
    ['gates: { deploy: { waivable: [manual] } }', '', /lets only manual be waived/],
    ['gates: { deploy: { waivable: [seen, step] } }', '', /lets only seen, step be waived/],
    ['gates: { deploy: { waivable: [check] } }', ' <!-- slipway: required=true -->', /marks it as required/],
  ])('lets nobody waive what its keeper does not let be waived: %s%s', async (gates, mark, why) => {
    const { handle } = await setUp(
      `# P\n\n## Checks\n- [ ] Breaks: \`test -d missing\`${mark}\n- [ ] Seen\n\n${deployed}`,
      `version: 1\n${gates}\n`,
    );
    const waive = handle.driver.waive(idOf(handle, 'Breaks'), 'no time');
    await expect(waive).rejects.toThrow(why);
    await expect(waive).rejects.toThrow(/"Breaks" cannot be waived/);
    expect(statusOf(handle, 'Breaks')).toBe('pending');
  });

  it.each(['[manual]', '["sEEn "]', '[check, seen]'])('lets be waived what may be: %s', async (waivable) => {
    const { handle } = await setUp(
      `# P\n\n## Checks\n- [ ] Breaks: \`test -d missing\`\n- [ ] Seen\n\n${deployed}`,
      `version: 1\ngates: { deploy: { waivable: ${waivable} } }\n`,
    );
    await handle.driver.waive(idOf(handle, 'Seen'), 'seen by the other shift');
    expect(statusOf(handle, 'Seen')).toBe('waived');
    // What stands behind the gate is no business of it.
    await handle.driver.waive(idOf(handle, 'First'), 'done by hand');
  });

  it('runs nothing behind a gate that is shut', async () => {
    const { handle, dir } = await setUp(`# P\n\n## Checks\n- [ ] Seen\n\n${deployed}`);
    await expect(handle.driver.run(idOf(handle, 'First'))).rejects.toThrow(
      /behind the deploy gate, which is shut: 1 item is open: Seen/,
    );
    expect(await readdir(dir)).not.toContain('out');
  });

  it('does not run a command whose placeholder has no value, and says which', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Copy\necho <version> > out\n```\n',
    );
    await handle.driver.openGate('deploy');
    await expect(handle.driver.run(idOf(handle, 'Copy'))).rejects.toThrow(
      /needs a value for <version>\. Nothing was started/,
    );
    expect(await readdir(dir)).not.toContain('out');
  });

  it('fills placeholders and sets variables from the sidecar', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Copy\necho <version> $COLOUR > out\n```\n',
      'version: 1\nvalues: { "<version>": "1.2" }\nenv: { COLOUR: red }\n',
    );
    await handle.driver.openGate('deploy');
    await (await handle.driver.run(idOf(handle, 'Copy'))).done;
    expect(await readFile(join(dir, 'out'), 'utf8')).toBe('1.2 red\n');
  });

  it('does not run where nobody has said where', async () => {
    const { handle } = await setUp('# P\n\n## Deployment\n\n```bash\n# Stop\nsystemctl stop x\n```\n');
    await handle.driver.openGate('deploy');
    await expect(handle.driver.run(idOf(handle, 'Stop'))).rejects.toThrow(/No target is chosen for "Stop"/);
  });

  it('ends a command at its time limit, and a cancel behind it does not rename the reason', async () => {
    const { handle } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Hang\nsleep 60\n```\n',
      'version: 1\ntimeouts: { step: 300ms }\n',
    );
    await handle.driver.openGate('deploy');
    const live = await handle.driver.run(idOf(handle, 'Hang'));
    await expect.poll(() => (live.on()?.log.bytes ?? -1) >= 0).toBe(true);
    expect(await live.done).toBe('timed-out');
    expect(itemState(handle.session.state, idOf(handle, 'Hang')).attempts[0]?.reason).toMatch(
      /timed out after/,
    );
  });

  it('cancels the whole process group', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Hang\nsh -c "sleep 60 & echo \\$! > child; wait"\n```\n',
    );
    await handle.driver.openGate('deploy');
    const live = await handle.driver.run(idOf(handle, 'Hang'));
    await expect
      .poll(() => readFile(join(dir, 'child'), 'utf8').catch(() => ''), { timeout: 10_000 })
      .not.toBe('');
    await handle.driver.cancelAll('enough');
    expect(await live.done).toBe('cancelled');
    const child = Number(await readFile(join(dir, 'child'), 'utf8'));
    await expect.poll(() => alive(child), { timeout: 15_000 }).toBe(false);
    expect(handle.session.state.status).toBe('paused');
  });

  it('repeats a verification until it passes', async () => {
    const { handle } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Prepare\ntrap "" HUP; setsid sh -c "sleep 1.5; touch ready" &\n# Verify\ntest -f ready\n```\n',
    );
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(statusOf(handle, 'Verify')).toBe('passed');
    expect(itemState(handle.session.state, idOf(handle, 'Verify')).attempts).toHaveLength(1);
  });

  it('hands a section its directory and variables from step to step', async () => {
    const { handle, dir } = await setUp(
      '# P\n\n## Deployment\n\n```bash\n# Go\nmkdir -p sub && cd sub; WHO=me\n# Write\necho "$WHO in $(basename "$PWD")" > ../out\n```\n',
    );
    await mkdir(join(dir, 'sub'), { recursive: true });
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(await readFile(join(dir, 'out'), 'utf8')).toBe('me in sub\n');
  });

  it('leaves a document alone that was edited while it ran, and keeps the tick in its journal', async () => {
    const { handle, file } = await setUp('# P\n\n## Checks\n- [ ] Seen\n');
    await writeFile(file, '# P\n\n## Checks\n- [ ] Something else\n');
    await handle.driver.tick(idOf(handle, 'Seen'));
    expect(statusOf(handle, 'Seen')).toBe('passed');
    expect(await readFile(file, 'utf8')).toContain('- [ ] Something else');
  });

  it('is only watched by a second console', async () => {
    const { handle, dir } = await setUp('# P\n\n## Checks\n- [ ] Seen\n');
    const second = await engineIn(join(dir, 'state'), 'bob').run(handle.session.run);
    expect(second.session.heldBy).toMatch(/^ann on /);
    await expect(second.driver.tick(idOf(handle, 'Seen'))).rejects.toThrow(
      /driven by ann on .*this console only watches/,
    );
    await handle.driver.tick(idOf(handle, 'Seen'));
    await expect.poll(() => statusOf(second, 'Seen'), { timeout: 5_000 }).toBe('passed');
  });

  it('with a broken journal opens read-only', async () => {
    const { handle, dir, engine } = await setUp('# P\n\n## Checks\n- [ ] Seen\n- [ ] Seen too\n');
    await handle.driver.tick(idOf(handle, 'Seen'));
    await engine.close();
    const journal = handle.session.files.journal;
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"actor":"ann"', '"actor":"eve"'));
    const again = await engineIn(join(dir, 'state')).run(handle.session.run);
    expect(again.session.heldBy).toMatch(/journal is damaged at line 1/);
    await expect(again.driver.tick(idOf(handle, 'Seen too'))).rejects.toThrow(/damaged at line 1/);
  });

  it('does not start with a sidecar that does not hold', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), '# P\n- [ ] x\n');
    await writeFile(join(dir, 'PLAN.slipway.yaml'), 'version: 1\nwere: {}\n');
    await expect(engineIn(join(dir, 'state')).createRun(join(dir, 'PLAN.md'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      line: 2,
      message: expect.stringMatching(/Unknown key "were"/),
    });
  });

  it.skipIf(userInfo().uid === 0)('says that its folder cannot be made', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), '# P\n- [ ] x\n');
    await mkdir(join(dir, 'state'));
    await chmod(join(dir, 'state'), 0o555);
    await expect(engineIn(join(dir, 'state')).createRun(join(dir, 'PLAN.md'))).rejects.toThrow(
      /could not be created/,
    );
  });
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
