import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import {
  announceConsole,
  announcedConsoles,
  type Engine,
  EngineError,
  ignore,
  requestLink,
  serveLoopback,
} from '../../engine/index.ts';
import { type ConsoleLink, electronBinary, openConsole, openElectron } from '../host/open-console.ts';
import { rendererFolder, resourcesFolder, version } from '../host/paths.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import * as words from '../words/console-words.ts';

/** A loopback console nobody looks at any more ends after this long, in ms. */
const idleMs = 30 * 60_000;

export interface OpenOptions {
  /** Not in Electron, even where it is installed. */
  readonly browser?: boolean;
}

export interface ServeOptions {
  readonly port?: string;
  /** Print a new link of the console that is serving already. */
  readonly link?: boolean;
}

/** `slipway serve [FILE]`: the loopback console; prints its one-time URL and stays until it is interrupted. */
export async function serve(
  engine: Engine,
  file: string | undefined,
  options: ServeOptions,
): Promise<ExitCode> {
  if (options.link === true) return printLinks(engine.state);
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EngineError('BAD_INPUT', words.notAPort(options.port ?? ''), words.portHint);
  return keepServing(engine, file ?? null, port, printUrl);
}

/** Prints a link of every console of this account that answers, the newest first. */
async function printLinks(state: string): Promise<ExitCode> {
  const consoles = announcedConsoles(state);
  const links = await Promise.all(
    consoles.map(async (console) => ({ ...console, url: await requestLink(console) })),
  );
  const answering = links.filter((link) => link.url !== null);
  if (answering.length === 0) throw new EngineError('NOT_FOUND', words.noConsole, words.noConsoleHint);
  for (const { url, file, pid } of answering)
    process.stdout.write(answering.length === 1 ? `${url}\n` : `${words.consoleOf(file, pid)}\n${url}\n`);
  return exitCode.done;
}

/** Prints where a served console is. */
export async function printUrl({ url }: ConsoleLink): Promise<void> {
  process.stdout.write(`${url}\n`);
}

/** `slipway open [FILE]`: the console in the best window this machine has; says in one line which that is. */
export async function open(
  engine: Engine,
  file: string | undefined,
  options: OpenOptions,
): Promise<ExitCode> {
  if (file !== undefined) await engine.openPlan(file);
  const electron = options.browser === true ? null : electronBinary();
  if (electron !== null) {
    const wish = file === undefined ? [] : [`--open=${resolve(file)}`];
    if (await openElectron(electron, [dirname(resourcesFolder), ...wish])) {
      process.stdout.write(`${words.openedElectron}\n`);
      return exitCode.done;
    }
    process.stdout.write(`${words.electronFailed}\n`);
  }
  return keepServing(engine, file ?? null, 0, showConsole);
}

/** Opens an app window for a served console, or prints where it is. */
export async function showConsole(link: ConsoleLink): Promise<void> {
  const shown = await openConsole(link);
  process.stdout.write(`${shown === 'app-window' ? words.openedBrowser : words.openUrl(link.url)}\n`);
}

/** Serves until interrupted, or until nobody has looked for half an hour. */
export async function keepServing(
  engine: Engine,
  file: string | null,
  port: number,
  ready: (link: ConsoleLink) => Promise<void>,
): Promise<ExitCode> {
  const stop = new AbortController();
  const { promise: entered, resolve: onEntered } = Promise.withResolvers<void>();
  const server = await serveLoopback(engine, {
    renderer: rendererFolder,
    port,
    idleMs,
    info: { host: 'loopback', version, openFirst: file === null ? null : resolve(file), runFirst: null },
    // A run continues whether somebody looks or not.
    isBusy: () => engine.isBusy(),
    onIdle: () => stop.abort(),
    onEntered,
  });
  const withdraw = announceConsole(engine.state, {
    pid: process.pid,
    port: server.port,
    secret: server.linkSecret,
    file: file === null ? null : resolve(file),
    since: new Date().toISOString(),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // The checklist is read while the window is still on its way.
  if (file !== null) ignore(engine.openPlan(file), 'the page says what is wrong with the file');
  try {
    await ready({ url: server.url(), entered });
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
  } finally {
    withdraw();
    // Whatever still holds the link lets go of it.
    onEntered();
    await server.close();
  }
  return exitCode.done;
}
