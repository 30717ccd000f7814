import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const bundle = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');

export interface ConsoleProcess {
  /** Opens the console once. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `slipway serve FILE` as `bin/slipway` does, with its state in `home`. */
export async function serveConsole(file: string, home: string): Promise<ConsoleProcess> {
  if (!existsSync(bundle)) throw new Error('the console is not built: npm run build');
  const flags = ['--min-semi-space-size=16'];
  const child = spawn(process.execPath, [...flags, bundle, 'serve', file], {
    env: { ...process.env, SLIPWAY_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(child);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const end = said.indexOf('\n');
      if (end !== -1) resolve(said.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`slipway serve ended with ${code}`)));
  });
}
