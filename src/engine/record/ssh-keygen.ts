import { spawn } from 'node:child_process';

/** How long the system's tools may take, in ms, where nobody says: an agent may be on another machine, or ask its owner. */
const answerWithinMs = 10_000;

export interface ToolAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether it was ended because its time was over. */
  readonly isLate: boolean;
}

/** What a tool reads, and when it is ended. */
export interface ToolOptions {
  readonly input?: string;
  readonly limit?: AbortSignal | undefined;
}

/**
 * Runs a tool of the system's OpenSSH (or git) to its end, without a shell; null where it is not installed. It has no terminal:
 * what would ask for a passphrase fails instead.
 */
export function runSystemTool(
  program: 'ssh-keygen' | 'ssh-add' | 'git',
  args: readonly string[],
  { input = '', limit = AbortSignal.timeout(answerWithinMs) }: ToolOptions = {},
): Promise<ToolAnswer | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, SSH_ASKPASS_REQUIRE: 'never', LC_ALL: 'C' };
    let stdout = '';
    let stderr = '';
    const child = spawn(program, [...args], { env, stdio: 'pipe', detached: true });
    const answer = (code: number | null): void =>
      resolve({ code, stdout, stderr: stderr.trim(), isLate: limit.aborted });
    const end = (): void => {
      child.kill();
      // Something that it has started may hold its output open.
      answer(null);
    };
    if (limit.aborted) end();
    else limit.addEventListener('abort', end, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    // A tool that ends without reading its input says by its status why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', () => resolve(null));
    child.once('close', (code) => {
      limit.removeEventListener('abort', end);
      answer(code);
    });
  });
}
