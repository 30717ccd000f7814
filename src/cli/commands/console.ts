import { dirname, resolve } from 'node:path';
import { type Engine, EngineError, ignore, serveLoopback } from '../../engine/index.ts';
import { electronBinary, openConsole, openElectron } from '../host/open-console.ts';
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
}

/** `slipway serve [FILE]`: the loopback console; prints its one-time URL and stays until it is interrupted. */
export async function serve(
  engine: Engine,
  file: string | undefined,
  options: ServeOptions,
): Promise<ExitCode> {
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EngineError('BAD_INPUT', words.notAPort(options.port ?? ''), words.portHint);
  return keepServing(engine, file ?? null, port, async (url) => {
    process.stdout.write(`${url}\n`);
  });
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
export async function showConsole(url: string): Promise<void> {
  const shown = await openConsole(url);
  process.stdout.write(`${shown === 'app-window' ? words.openedBrowser : words.openUrl(url)}\n`);
}

/** Serves until interrupted, or until nobody has looked for half an hour. */
export async function keepServing(
  engine: Engine,
  file: string | null,
  port: number,
  ready: (url: string) => Promise<void>,
): Promise<ExitCode> {
  const stop = new AbortController();
  const server = await serveLoopback(engine, {
    renderer: rendererFolder,
    port,
    idleMs,
    info: { host: 'loopback', version, openFirst: file === null ? null : resolve(file), runFirst: null },
    // A run continues whether somebody looks or not.
    isBusy: () => engine.isBusy(),
    onIdle: () => stop.abort(),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // The checklist is read while the window is still on its way.
  if (file !== null) ignore(engine.openPlan(file), 'the page says what is wrong with the file');
  await ready(server.url());
  await new Promise<void>((resolveStop) => stop.signal.addEventListener('abort', () => resolveStop()));
  await server.close();
  return exitCode.done;
}
