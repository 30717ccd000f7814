import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What a service verb came to: an exit status as systemctl would give it, and words for a person. */
export interface ServiceAnswer {
  readonly status: number;
  readonly words: string;
}

/** Starts and stops the practice service: whatever `harbor.mjs` lies in `~/harbor/current` at that moment. */
export interface ServiceHost {
  start(): Promise<ServiceAnswer>;
  stop(): Promise<ServiceAnswer>;
  status(): ServiceAnswer;
}

interface RunningService {
  readonly worker: Worker;
  readonly version: string;
  readonly since: Date;
}

const startLimitMs = 5_000;
const stopLimitMs = 2_000;
// systemctl's own: 3 is "not running", 1 a job that failed.
const exitNotRunning = 3;
const exitFailed = 1;

/** Where the service listens, and the key that lets its faults be set. */
export interface ServiceAccess {
  readonly port: number;
  readonly faultKey: string;
}

export function createServiceHost(home: string, access: ServiceAccess): ServiceHost {
  const file = join(home, 'harbor', 'current', 'harbor.mjs');
  const logFile = join(home, 'harbor', 'shared', 'log', 'harbor.log');
  let running: RunningService | undefined;

  const start = async (): Promise<ServiceAnswer> => {
    if (running) return { status: 0, words: `harbor ${running.version} is already running` };
    try {
      const started = await startWorker(file, { ...access, logFile });
      running = started;
      started.worker.once('exit', () => {
        if (running === started) running = undefined;
      });
      return { status: 0, words: `harbor ${started.version} started` };
    } catch (error) {
      return { status: exitFailed, words: `harbor did not start: ${(error as Error).message}` };
    }
  };
  const stop = async (): Promise<ServiceAnswer> => {
    const stopping = running;
    if (!stopping) return { status: 0, words: 'harbor is not running' };
    running = undefined;
    await stopWorker(stopping.worker);
    return { status: 0, words: `harbor ${stopping.version} stopped` };
  };
  const status = (): ServiceAnswer =>
    running
      ? {
          status: 0,
          words: `harbor ${running.version}: active (running) since ${running.since.toISOString()}`,
        }
      : { status: exitNotRunning, words: 'harbor: inactive (dead)' };
  return { start, stop, status };
}

async function startWorker(file: string, workerData: object): Promise<RunningService> {
  const worker = new Worker(pathToFileURL(file), { workerData, name: 'harbor', execArgv: [] });
  // Kept for the worker's whole life: without a listener its error would end this process.
  let failure: Error | undefined;
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
  });
  try {
    const signal = AbortSignal.timeout(startLimitMs);
    const first = await Promise.race([
      once(worker, 'message', { signal }),
      once(worker, 'exit', { signal }).then(() => []),
    ]);
    const [message] = first as [{ version: string }?];
    if (message === undefined) throw failure ?? new Error('it ended before it listened');
    return { worker, version: message.version, since: new Date() };
  } catch (error) {
    await worker.terminate();
    throw failure ?? error;
  }
}

async function stopWorker(worker: Worker): Promise<void> {
  // Not events.once, which rejects when the worker breaks while stopping; it has ended either way.
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage('stop');
  const late = setTimeout(() => void worker.terminate(), stopLimitMs);
  await exited;
  clearTimeout(late);
}
