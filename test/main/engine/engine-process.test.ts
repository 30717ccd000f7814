import type { WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Child, Contents, ipcMain, recorded, reset } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { acceptConnections } = await import('../../../src/main/engine/accept-connections.ts');
const { EngineProcess } = await import('../../../src/main/engine/engine-process.ts');
const { RestartBudget } = await import('../../../src/main/lib/restart-budget.ts');

const onGivenUp = vi.fn();
const keychain = vi.fn();
const log = { write: vi.fn(), note: vi.fn() };
const env = { PATH: '/opt/team/bin:/usr/bin', LANG: 'C.UTF-8' };
/** An engine that does not know yet what it runs in. */
const newbornEngine = (budget = new RestartBudget(4, 60_000)) =>
  new EngineProcess(
    { module: '/opt/engine-host.js', args: ['/opt/resources', '1'], onGivenUp, keychain, log },
    budget,
  );
const newEngine = (budget?: InstanceType<typeof RestartBudget>) => {
  const engine = newbornEngine(budget);
  engine.runIn(env);
  return engine;
};
const asContents = (contents: Contents): WebContents => contents as unknown as WebContents;
const newest = (): Child => {
  const child = recorded.forks.at(-1);
  if (child === undefined) throw new Error('no engine was started');
  return child;
};

beforeEach(() => {
  reset();
  vi.clearAllMocks();
});

describe('connecting a window', () => {
  const connectFrom = (frame: unknown, contents: Contents): void =>
    void ipcMain.emit('slipway:connect', { sender: contents, senderFrame: frame });

  test('hands one side of two channels to the engine and the other to the window', () => {
    acceptConnections(newEngine());
    const contents = new Contents();
    connectFrom(contents.mainFrame, contents);
    const [sent] = newest().sent;
    const [posted] = contents.posted;
    expect(sent?.message).toEqual({ type: 'ports' });
    expect(posted?.channel).toBe('slipway:ports');
    expect(sent?.ports).toHaveLength(2);
    expect(posted?.ports).toHaveLength(2);
    expect(new Set([...(sent?.ports ?? []), ...(posted?.ports ?? [])]).size).toBe(4);
  });

  test('a window that asks again gets fresh ports of the same engine', () => {
    acceptConnections(newEngine());
    const contents = new Contents();
    connectFrom(contents.mainFrame, contents);
    connectFrom(contents.mainFrame, contents);
    expect(recorded.forks).toHaveLength(1);
    expect(contents.posted[0]?.ports[0]).not.toBe(contents.posted[1]?.ports[0]);
  });

  test.each([
    ['a frame inside the page', () => ({ url: 'app://slipway/' })],
    ['a frame that is gone', () => null],
  ])('%s gets no answer', (_who, frame) => {
    acceptConnections(newEngine());
    const contents = new Contents();
    connectFrom(frame(), contents);
    expect(recorded.forks).toHaveLength(0);
    expect(contents.posted).toHaveLength(0);
  });

  test.each([
    'https://example.com/',
    'file:///opt/slipway/out/renderer/index.html',
    'app://slipway.example/',
    'about:blank',
  ])('a page of %s gets no answer', (url) => {
    acceptConnections(newEngine());
    const contents = new Contents();
    contents.mainFrame.url = url;
    connectFrom(contents.mainFrame, contents);
    expect(contents.posted).toHaveLength(0);
  });
});

describe('the environment of the engine', () => {
  test('is the one it is told, and nothing is started before', async () => {
    const engine = newbornEngine();
    const [first, gone] = [new Contents(), new Contents()];
    engine.connect(asContents(first));
    engine.connect(asContents(first));
    engine.connect(asContents(gone));
    gone.destroyed = true;
    const practice = engine.practice();
    expect(await engine.countRunning()).toBe(0);
    expect(recorded.forks).toHaveLength(0);
    engine.runIn(env);
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorded.forks).toHaveLength(1);
    expect(newest().options.env).toEqual(env);
    expect([first.posted.length, gone.posted.length]).toEqual([1, 0]);
    newest().emit('message', { type: 'practice-ready', file: '/p.md' });
    expect(await practice).toMatchObject({ file: '/p.md', problem: '' });
  });

  test('is the same for one that is started again', () => {
    newEngine().connect(asContents(new Contents()));
    newest().emit('exit', 1);
    expect(recorded.forks.map(({ options }) => options.env)).toEqual([env, env]);
  });
});

describe('what the engine says', () => {
  test('goes into the log, with how it ended', () => {
    newEngine().connect(asContents(new Contents()));
    const child = newest();
    expect(child.options.stdio).toBe('pipe');
    child.stdout.emit('data', 'out\n');
    child.stderr.emit('data', 'trace\n');
    child.emit('error', 'FatalError', 'v8::Heap', '{"report":1}');
    child.emit('exit', 134);
    expect(log.write.mock.calls).toEqual([['out\n'], ['trace\n']]);
    expect(log.note.mock.calls).toEqual([
      ['the engine met FatalError at v8::Heap\n{"report":1}'],
      ['the engine ended with status 134'],
    ]);
  });

  test('about recent checklists is a list, or nothing where it does not answer', async () => {
    const engine = newEngine();
    engine.connect(asContents(new Contents()));
    const asked = engine.recent();
    newest().emit('message', { type: 'recent-checklists', files: ['/a.md', '/b.md'] });
    expect(await asked).toEqual(['/a.md', '/b.md']);
    const again = engine.recent();
    newest().emit('exit', 1);
    expect(await again).toBeNull();
  });
});

describe('a machine that wakes up', () => {
  test('has the engine look at its lines again, and starts none for it', () => {
    const engine = newEngine();
    engine.lookAgain();
    expect(recorded.forks).toHaveLength(0);
    engine.connect(asContents(new Contents()));
    engine.lookAgain();
    expect(newest().sent.at(-1)?.message).toEqual({ type: 'look-again' });
  });
});

describe("the engine's process", () => {
  test('that ends while a person is asked whether to quit is not started again until they stay', () => {
    const engine = newEngine();
    const contents = new Contents();
    engine.connect(asContents(contents));
    engine.hold(true);
    newest().emit('exit', 130);
    engine.connect(asContents(contents));
    expect(recorded.forks).toHaveLength(1);
    expect(onGivenUp).not.toHaveBeenCalled();
    engine.hold(false);
    engine.connect(asContents(contents));
    expect(recorded.forks).toHaveLength(2);
  });

  test('is started again when it dies, a bounded number of times, and then a person is asked', () => {
    const engine = newEngine();
    engine.connect(asContents(new Contents()));
    for (let death = 0; death < 10; death += 1) newest().emit('exit', 139);
    expect(recorded.forks).toHaveLength(4);
    expect(onGivenUp).toHaveBeenCalledWith(139);
  });

  test('is not started while it is given up, and is again once a person says so', () => {
    const engine = newEngine(new RestartBudget(1, 60_000));
    engine.connect(asContents(new Contents()));
    newest().emit('exit', 1);
    const contents = new Contents();
    engine.connect(asContents(contents));
    expect(contents.posted).toHaveLength(0);
    engine.tryAgain();
    engine.connect(asContents(contents));
    expect(contents.posted).toHaveLength(1);
  });

  test('may die now and then over a long day', () => {
    let now = 0;
    const engine = newEngine(new RestartBudget(4, 60_000, () => now));
    engine.connect(asContents(new Contents()));
    for (let death = 0; death < 50; death += 1) {
      now += 30_000;
      newest().emit('exit', 1);
    }
    expect(onGivenUp).not.toHaveBeenCalled();
  });

  test('is asked to close, and is not started again after it did', async () => {
    const engine = newEngine();
    engine.connect(asContents(new Contents()));
    const quitting = engine.quit();
    expect(newest().sent.at(-1)?.message).toEqual({ type: 'quit' });
    newest().emit('exit', 0);
    await quitting;
    engine.connect(asContents(new Contents()));
    expect(recorded.forks).toHaveLength(1);
  });

  test('says how many runs are under way', async () => {
    const engine = newEngine();
    expect(await engine.countRunning()).toBe(0);
    engine.connect(asContents(new Contents()));
    const counting = engine.countRunning();
    newest().emit('message', { type: 'something else', count: 9 });
    newest().emit('message', { type: 'running', count: 2 });
    expect(await counting).toBe(2);
  });

  test('asks for secrets and is answered, unless it died meanwhile', async () => {
    const answer = { type: 'keychain-answer', id: 7, value: 's3cret', references: [], refusal: null };
    keychain.mockResolvedValue(answer);
    const engine = newEngine();
    engine.connect(asContents(new Contents()));
    const first = newest();
    const ask = { type: 'keychain-ask', id: 7, op: 'get', reference: 'shop/db', value: '' };
    first.emit('message', ask);
    await vi.waitFor(() => expect(first.sent.at(-1)?.message).toEqual(answer));
    expect(keychain).toHaveBeenCalledWith(ask);
    first.emit('message', ask);
    first.emit('exit', 1);
    const { length } = first.sent;
    await new Promise((resolve) => setImmediate(resolve));
    expect(first.sent).toHaveLength(length);
    expect(newest().sent).toEqual([]);
  });

  test('that does not answer is taken to be busy', async () => {
    vi.useFakeTimers();
    const engine = newEngine();
    engine.connect(asContents(new Contents()));
    const counting = engine.countRunning();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await counting).toBe(1);
    vi.useRealTimers();
  });
});
