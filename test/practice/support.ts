import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { type Practice, startPractice } from '../../src/practice/index.ts';

// Real programs on a machine that may be busy: the time limit is for what hangs, not for what is slow.
vi.setConfig({ testTimeout: 60_000 });

export const resources = join(import.meta.dirname, '../../resources/practice');
/** Where practice servers of this file's tests live. */
export const base = mkdtempSync(join(tmpdir(), 'slipway-test-practice-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
export const start = () => startPractice({ resources, base });

export interface Finished {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, 60 s at most, and says how it ended instead of throwing. */
export function run(file: string, args: readonly string[], input = ''): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(
      file,
      args,
      { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error ? (error.code ?? null) : 0, stdout, stderr }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Runs a command on the practice server with the machine's own OpenSSH client. */
export const ssh = (practice: Practice, command: string, ...options: string[]) =>
  run('ssh', ['-F', practice.sshConfig, ...options, 'harbor-1', command]);

/** Asks again every 20 ms until the answer is true; throws when the deadline comes first. */
export async function eventually(ask: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`Not so within ${limitMs} ms: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
