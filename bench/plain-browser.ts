import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import WebSocket from 'ws';
import config from '../playwright.config.ts';
import { windowSize } from './browser.ts';

/** A page of a browser that nobody listens in on. Expressions are evaluated in the page; promises are awaited. */
export interface PlainPage {
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves once the expression is true, asked in the page every 20 ms; fails after `timeoutMs`. */
  until(expression: string, timeoutMs?: number): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  pressEnter(): Promise<void>;
  bringToFront(): Promise<void>;
}

export interface PlainBrowser {
  open(url: string): Promise<PlainPage>;
  close(): Promise<void>;
}

/** An answer, by its id, or an event, by its method. */
interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Debugger {
  send(method: string, params: object, sessionId?: string): Promise<unknown>;
  /** Resolves with the next event of that name. */
  next(method: string, sessionId: string): Promise<void>;
}

/**
 * Starts the browser of the end-to-end tests without their driver: that one has every byte of every socket reported to
 * it, which costs the page as much as showing them does.
 */
export async function launchPlainBrowser(profile: string): Promise<PlainBrowser> {
  const options = config.projects?.find(({ name }) => name === 'console')?.use?.launchOptions ?? {};
  const child = spawn(
    options.executablePath ?? chromium.executablePath(),
    [
      ...(options.args ?? []),
      '--headless=new',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--window-size=${windowSize.width},${windowSize.height}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(await debuggerUrl(child));
  await new Promise((resolve) => socket.once('open', resolve));
  const browser = debuggerOn(socket);
  return {
    open: (url) => openPage(browser, url),
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await browser.send('Browser.close', {});
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function debuggerUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)));
  });
}

function debuggerOn(socket: WebSocket): Debugger {
  const waiting = new Map<number, (answer: Answer) => void>();
  const awaited = new Map<string, () => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    else awaited.get(`${answer.sessionId} ${answer.method}`)?.();
  });
  return {
    send: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error.message}`));
        });
        socket.send(JSON.stringify({ id, method, params, sessionId }));
      }),
    next: (method, sessionId) =>
      new Promise((resolve) => {
        awaited.set(`${sessionId} ${method}`, resolve);
      }),
  };
}

async function openPage({ send, next }: Debugger, url: string): Promise<PlainPage> {
  const { targetId } = (await send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = attached as { sessionId: string };
  const loaded = next('Page.loadEventFired', sessionId);
  await send('Page.enable', {}, sessionId);
  await send('Page.navigate', { url }, sessionId);
  await loaded;
  await send('Page.disable', {}, sessionId);
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    const { result, exceptionDetails } = answer as {
      result: { value: T; description?: string };
      exceptionDetails?: object;
    };
    if (exceptionDetails !== undefined) throw new Error(result.description ?? expression);
    return result.value;
  };
  return {
    evaluate,
    until: async (expression, timeoutMs = 30_000) => {
      const asked = `new Promise((resolve) => {
        const end = performance.now() + ${timeoutMs};
        const ask = () => {
          if (${expression}) resolve(true);
          else if (performance.now() > end) resolve(false);
          else setTimeout(ask, 20);
        };
        ask();
      })`;
      if (!(await evaluate<boolean>(asked))) throw new Error(`never came true: ${expression}`);
    },
    type: async (text) => void (await send('Input.insertText', { text }, sessionId)),
    pressEnter: async () => {
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter, text: '\r' }, sessionId);
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }, sessionId);
    },
    bringToFront: async () => void (await send('Target.activateTarget', { targetId })),
  };
}
