import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DrivenRun, Engine, writeRecord } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import type { LiveMessage } from '../../../../src/shared/wire/live.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const before =
  '# P\n\n## Pre-flight\n\n- [ ] Shell works: `test -d .`\n- [ ] Somebody looked\n\n## Deployment\n\n```bash\n# First\necho one >> out\n# Second\necho two >> out\n```\n\n## Sign-off\n\n- [ ] Backend Lead: ____\n';
const sidecar = 'version: 1\ngates: { deploy: { signoffs: all } }\n';

async function setUp(): Promise<{ engine: Engine; dir: string; file: string; handle: DrivenRun }> {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, before);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), sidecar);
  const engine = openEngine(dir);
  return { engine, dir, file, handle: await engine.createRun(file) };
}

function openEngine(dir: string): Engine {
  const engine = new Engine({
    state: join(dir, 'state'),
    actor: 'ann',
    practice: practiceServer(resolve('resources')),
  });
  engines.push(engine);
  return engine;
}

const idOf = (handle: DrivenRun, title: string): string =>
  handle.session.work.find((item) => item.title === title)?.id ?? `no item "${title}"`;

/** Goes through the pre-flight and the first step. */
async function deployFirst(handle: DrivenRun): Promise<void> {
  await handle.driver.advance({ kind: 'checks' });
  await handle.driver.whenStill();
  await handle.driver.tick(idOf(handle, 'Somebody looked'));
  await handle.driver.sign('Backend Lead', 'Bea');
  await handle.driver.openGate('deploy');
  await (await handle.driver.run(idOf(handle, 'First'))).done;
}

describe('a checklist edited while its run is open', () => {
  it('is compared with the plan the run goes by; ticks alone are no edit', async () => {
    const { engine, file, handle } = await setUp();
    await deployFirst(handle);
    expect(await readFile(file, 'utf8')).toContain('- [x] Somebody looked');
    expect(await engine.documentChange(handle.session.run)).toBeNull();
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('echo two', 'echo 2').replace('## Deployment', '- [ ] Backup is there\n\n## Deployment'),
    );
    const change = await engine.documentChange(handle.session.run);
    expect(change?.added.map(({ title }) => title)).toEqual(['Backup is there']);
    expect(change?.rewritten.map((pair) => [pair.before.command, pair.after.command])).toEqual([
      ['echo two >> out', 'echo 2 >> out'],
    ]);
    expect(change?.removed).toEqual([]);
  });

  it('is taken into the run: what was not touched keeps its state, sign-offs go stale, the gate shuts again', async () => {
    const { engine, dir, file, handle } = await setUp();
    await deployFirst(handle);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('echo two', 'echo 2').replace('## Deployment', '- [ ] Backup is there\n\n## Deployment'),
    );
    await engine.takeDocument(handle.session.run);
    expect(await engine.documentChange(handle.session.run)).toBeNull();
    expect(itemState(handle.session.state, idOf(handle, 'First')).status).toBe('passed');
    expect(itemState(handle.session.state, idOf(handle, 'Second')).status).toBe('pending');
    expect(handle.session.state.gates).toEqual({});
    expect(await writeRecord(engine, handle.session.run)).toMatch(
      /- \[ \] Backend Lead: Bea signed for an earlier plan/,
    );
    await expect(handle.driver.run(idOf(handle, 'Second'))).rejects.toThrow(
      /gate, which is shut: 1 item is open: Backup is there; sign-off missing: Backend Lead/,
    );
    await handle.driver.tick(idOf(handle, 'Backup is there'));
    expect(await readFile(file, 'utf8')).toContain('- [x] Backup is there');
    await handle.driver.sign('Backend Lead', 'Bea');
    await handle.driver.openGate('deploy');
    await (await handle.driver.run(idOf(handle, 'Second'))).done;
    expect(await readFile(join(dir, 'out'), 'utf8')).toBe('one\n2\n');
  });

  it('is still the plan after the console was closed and opened again', async () => {
    const { engine, dir, file, handle } = await setUp();
    await appendFile(file, '\n## Post-Deployment\n\n- [ ] Watched for a while\n');
    await engine.takeDocument(handle.session.run);
    await engine.close();
    const again = await openEngine(dir).run(handle.session.run);
    expect(again.session.work.map(({ title }) => title)).toContain('Watched for a while');
    expect(again.session.plan.hash).toBe(again.session.state.planHash);
  });

  it('is not taken while something runs', async () => {
    const { engine, file, handle } = await setUp();
    await writeFile(file, before.replace('test -d .', 'sleep 30'));
    await engine.takeDocument(handle.session.run);
    const live = await handle.driver.run(idOf(handle, 'Shell works'));
    await appendFile(file, '\n- [ ] One more\n');
    await expect(engine.takeDocument(handle.session.run)).rejects.toThrow(/while a step is running/);
    live.stop({ outcome: 'cancelled', reason: 'enough' });
    await live.done;
    await engine.takeDocument(handle.session.run);
  });

  it('is not taken with a sidecar that does not hold, and not when it is gone', async () => {
    const { engine, dir, file, handle } = await setUp();
    await appendFile(file, '\n- [ ] One more\n');
    await writeFile(join(dir, 'PLAN.slipway.yaml'), 'version: 1\ntargtes: {}\n');
    await expect(engine.takeDocument(handle.session.run)).rejects.toThrow(
      /is invalid.*The run keeps its current plan/,
    );
    await rm(file);
    expect(await engine.documentChange(handle.session.run)).toBeNull();
    await expect(engine.takeDocument(handle.session.run)).rejects.toThrow(/There is no file/);
    expect(handle.session.work.map(({ title }) => title)).not.toContain('One more');
  });
});

describe('what begins while an edited checklist is being taken', () => {
  /** An edit whose files are on their way to the disk until `let` is called. */
  async function takeSlowly(): Promise<{
    readonly handle: DrivenRun;
    readonly taking: Promise<void>;
    readonly let: () => void;
  }> {
    const { engine, file, handle } = await setUp();
    await deployFirst(handle);
    await writeFile(
      file,
      (await readFile(file, 'utf8'))
        .replace('echo two', 'echo 2')
        .replace('## Deployment', '- [ ] Backup is there\n\n## Deployment'),
    );
    const writing = Promise.withResolvers<void>();
    const slow = Promise.withResolvers<void>();
    const keepPlan = engine.store.keepPlan.bind(engine.store);
    vi.spyOn(engine.store, 'keepPlan').mockImplementation(async (...kept) => {
      writing.resolve();
      await slow.promise;
      return keepPlan(...kept);
    });
    const taking = engine.takeDocument(handle.session.run);
    await writing.promise;
    return { handle, taking, let: slow.resolve };
  }

  const since = (handle: DrivenRun, seq: number) =>
    handle.session.events.filter((event) => event.seq > seq).map(({ type }) => type);

  it('waits, and then goes by the edited plan', async () => {
    const { handle, taking, let: go } = await takeSlowly();
    const { seq } = handle.session.state;
    const second = idOf(handle, 'Second');
    const item = handle.driver.run(second);
    const advance = handle.driver.advance({ kind: 'gate' });
    const gate = handle.driver.openGate('deploy');
    await new Promise((resolve) => setImmediate(resolve));
    expect(since(handle, seq)).toEqual([]);
    go();
    await taking;
    await expect(item).rejects.toThrow(/has no item/);
    await expect(gate).rejects.toThrow(/1 item is open: Backup is there/);
    await advance;
    await handle.driver.whenStill();
    expect(since(handle, seq)[0]).toBe('plan.changed');
    expect(since(handle, seq)).not.toContain('item.started');
  });

  it('keeps the edit out, once it has started itself', async () => {
    const { engine, dir, file, handle } = await setUp();
    await writeFile(join(dir, 'PLAN.slipway.yaml'), `${sidecar}secrets: { TOKEN: prompt }\n`);
    await appendFile(file, '\n- [ ] One more\n');
    await engine.takeDocument(handle.session.run);
    const asked = Promise.withResolvers<string>();
    engine.listen((message: LiveMessage) => {
      if (message.type === 'prompts') for (const { id } of message.prompts) asked.resolve(id);
    });
    const starting = handle.driver.run(idOf(handle, 'Shell works'));
    const prompt = await asked.promise;
    await appendFile(file, '- [ ] And another\n');
    await expect(engine.takeDocument(handle.session.run)).rejects.toThrow(/while a step is running/);
    engine.prompts.answer(prompt, 's3cret');
    await (await starting).done;
    await engine.takeDocument(handle.session.run);
  });
});

describe('the watch over open checklists', () => {
  it('tells of an edit in place, of a replaced file and of a removed one, and not of our own ticks', async () => {
    const { engine, file, handle } = await setUp();
    await engine.documentChange(handle.session.run);
    const heard: string[] = [];
    engine.listen((message: LiveMessage) => {
      if (message.type === 'document') heard.push(message.change);
    });
    await handle.driver.tick(idOf(handle, 'Somebody looked'));
    await expect.poll(() => heard).toEqual(['ticked']);
    await appendFile(file, '\n- [ ] More\n');
    await expect.poll(() => heard).toEqual(['ticked', 'edited']);
    await writeFile(`${file}.new`, `${before}\n`);
    await rename(`${file}.new`, file);
    await expect.poll(() => heard).toEqual(['ticked', 'edited', 'edited']);
    await rm(file);
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['ticked', 'edited', 'edited', 'missing']);
  });
});
