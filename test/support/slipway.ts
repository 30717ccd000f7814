import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface SlipwayResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line from source with this Node; the environment is added to the test's own. */
export function spawnSlipway(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, [resolve('src/cli/index.ts'), ...args], {
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: [stdin, 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export function runSlipway(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<SlipwayResult> {
  return new Promise((done) => {
    const child = spawnSlipway(args, env);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}
