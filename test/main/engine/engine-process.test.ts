import type { WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Child, Contents, ipcMain, recorded, reset } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { acceptConnections } = await import('../../../src/main/engine/accept-connections.ts');
const { EngineProcess } = await import('../../../src/main/engine/engine-process.ts');
const { RestartBudget } = await import('../../../src/main/lib/restart-budget.ts');

const onGivenUp = vi.fn();
const keychain = vi.fn();
const newEngine = (budget = new RestartBudget(4, 60_000)) =>
  new EngineProcess(
    { module: '/opt/engine-host.js', args: ['/opt/resources', '1'], onGivenUp, keychain },
    budget,
  );
const asContents = (contents: Contents): WebContents => contents as unknown as WebContents;
const newest = (): Child => {
  const child = recorded.forks.at(-1);
  if (child === undefined) throw new Error('no engine was started');
  return child;
};

beforeEach(() => {
  reset();
  onGivenUp.mockClear();
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

describe("the engine's process", () => {
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
