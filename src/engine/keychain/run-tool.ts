import { spawn } from 'node:child_process';
import { EngineError } from '../lib/engine-error.ts';
import * as words from './keychain-words.ts';

export interface ToolResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How long a keychain may take, in ms: it may be asking a person to unlock it. */
const answerWithinMs = 120_000;

/**
 * Runs a keychain's own tool to its end, without a shell; what is secret goes in on stdin and comes out on stdout. Throws
 * `NOT_NOW` where the tool is not installed (`missing` says how to get it) or does not end.
 */
export function runTool(
  program: string,
  args: readonly string[],
  { input = '', missing }: { readonly input?: string; readonly missing: string },
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: 'pipe', timeout: answerWithinMs });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // A tool that ends without reading its input says by its status why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? words.notInstalled(program) : error.message;
      reject(new EngineError('NOT_NOW', words.notAsked(reason), words.orOtherSources(missing)));
    });
    child.once('close', (code, signal) => {
      if (signal !== null) reject(new EngineError('NOT_NOW', words.noAnswer(program), words.otherSources));
      else
        resolve({
          code,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr: Buffer.concat(errors).toString('utf8').trim(),
        });
    });
  });
}
