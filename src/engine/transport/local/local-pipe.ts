import { spawn } from 'node:child_process';
import { EngineError } from '../../lib/engine-error.ts';
import type { AttemptEnd, LiveStream, OutputSink } from '../transport.ts';
import * as words from '../transport-words.ts';
import { findLocalShell } from './local-shell.ts';
import { killGroup } from './process-group.ts';

/**
 * Follows the output of a command here through a pipe. A terminal would end every line differently, which whoever counts
 * bytes must not see, and costs twelve times as much. The command leads a process group, which is ended as a whole.
 */
export function followPipe(
  command: string,
  sink: OutputSink,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<LiveStream> {
  return new Promise<LiveStream>((resolve, reject) => {
    const child = spawn(findLocalShell(), ['-c', command], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const outputs = [child.stdout, child.stderr];
    for (const output of outputs) output.on('data', (bytes: Buffer) => sink(bytes));
    const done = new Promise<AttemptEnd>((settle) => {
      child.once('close', (code) => settle({ exit: code, reason: null }));
    });
    child.once('error', reject);
    child.once('spawn', () =>
      resolve({
        done,
        pause: () => outputs.forEach((output) => void output.pause()),
        resume: () => outputs.forEach((output) => void output.resume()),
        input: () => undefined,
        resize: () => undefined,
        close: () => killGroup(child.pid ?? 0, done, 'SIGTERM'),
      }),
    );
  }).catch((error: Error) => {
    throw new EngineError('FAILED', words.notFollowedHere(error.message));
  });
}
