import { Engine, EngineError, ignore, machineKeychain, outliveFaults } from '../../engine/index.ts';
import type { PreconnectedLinks } from '../../engine/preconnect.ts';
import { practiceServer } from '../../practice/practice-server.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { answerPrompts } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import { errorPrefix } from '../words/prompt-words.ts';
import { endProcess, outliveReaders } from './end-process.ts';
import { resourcesFolder } from './paths.ts';

/** What a command does with an engine; resolves with how the process ends. */
export type Command = (engine: Engine) => Promise<ExitCode>;

export interface RunOptions {
  /** Connections that were started while the engine was loaded. */
  readonly ahead: PreconnectedLinks | null;
  /** An error that nothing was prepared for leaves it up: a console, which people come back to. */
  readonly stays?: boolean;
}

/** Runs a command with an engine of its own and ends the process with the command's exit code. */
export async function withEngine(command: Command, options: RunOptions): Promise<void> {
  outliveReaders();
  // Connections that are still closing must not keep a finished command alive.
  await endProcess(await runCommand(command, options).catch(explain));
}

async function runCommand(command: Command, { ahead, stays = false }: RunOptions): Promise<ExitCode> {
  const engine = new Engine({
    practice: practiceServer(resourcesFolder),
    ahead,
    sshConfig: process.env.SLIPWAY_SSH_CONFIG ?? null,
    keychain: machineKeychain(),
  });
  answerPrompts(engine);
  outliveFaults(engine, {
    say: (text) => process.stderr.write(`${style.red(errorPrefix)} ${printable(text)}\n`),
    ...(stays ? {} : { end: () => ignore(endProcess(exitCode.failed), 'the process is ending') }),
  });
  // What a command waits for may be watched by timers that keep no process alive; the command itself does.
  const alive = setInterval(() => undefined, 60_000);
  try {
    return await command(engine).catch(explain);
  } finally {
    await engine.close();
    clearInterval(alive);
  }
}

/** Prints what went wrong for a person, and gives the exit code that says it to a script. */
export function explain(error: unknown): ExitCode {
  const message = errorText(error);
  process.stderr.write(`${style.red(errorPrefix)} ${printable(message)}\n`);
  if (error instanceof EngineError && error.hint !== undefined)
    process.stderr.write(`         ${printable(error.hint)}\n`);
  if (!(error instanceof EngineError)) return exitCode.failed;
  if (error.code === 'NOT_NOW') return exitCode.needsPerson;
  return error.code === 'BAD_INPUT' || error.code === 'NOT_FOUND' ? exitCode.usage : exitCode.failed;
}
