import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { spawnSlipway } from './slipway.ts';

/** A console in a process of its own. */
export interface ServedSlipway {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has printed so far, on both outputs. */
  said(): string;
  /** Ends it and waits. Safe to call twice. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a command that serves a console and waits for the link it prints. */
export async function serveSlipway(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServedSlipway> {
  const child = spawnSlipway(args, env);
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`slipway ${args.join(' ')} ended with ${code}: ${said}`)));
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const link = /http:\S+token=\S+(?=\n)/.exec(said)?.[0];
      if (link !== undefined) done(link);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
  return {
    url,
    child,
    said: () => said,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
