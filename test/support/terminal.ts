import { resolve } from 'node:path';
import { spawn } from 'node-pty';

/** A command line in a real terminal, as a person has it. */
export interface TerminalSession {
  /** Everything shown so far. */
  shown(): string;
  /** Settles once the words have been shown; rejects with what was shown when they do not come or it ends first. */
  until(words: string | RegExp): Promise<void>;
  type(text: string): void;
  resize(cols: number, rows: number): void;
  /** Closes the terminal, whatever still runs in it. */
  close(): void;
  /** Settles with the exit code. */
  readonly ended: Promise<number>;
}

/** Starts the command line from source in a terminal of its own. */
export function typeSlipway(args: readonly string[], env: Readonly<Record<string, string>>): TerminalSession {
  return typeInto(process.execPath, [resolve('src/cli/index.ts'), ...args], env);
}

/** Starts a program in a terminal of its own. */
export function typeInto(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): TerminalSession {
  const pty = spawn(program, [...args], {
    cols: 120,
    rows: 40,
    env: { ...process.env, ...env, NO_COLOR: '1' },
  });
  let text = '';
  let waiting: { readonly words: string | RegExp; done(): void; fail(error: Error): void } | null = null;
  const look = (): void => {
    if (waiting === null) return;
    const { words, done } = waiting;
    if (typeof words === 'string' ? !text.includes(words) : !words.test(text)) return;
    waiting = null;
    done();
  };
  pty.onData((data) => {
    text += data;
    look();
  });
  const ended = new Promise<number>((done) => {
    pty.onExit(({ exitCode }) => {
      waiting?.fail(new Error(`it ended with ${exitCode}, having shown:\n${text}`));
      waiting = null;
      done(exitCode);
    });
  });
  return {
    shown: () => text,
    until: (words) =>
      new Promise((done, fail) => {
        waiting = { words, done, fail };
        look();
      }),
    type: (line) => pty.write(line),
    resize: (cols, rows) => pty.resize(cols, rows),
    close: () => pty.kill('SIGKILL'),
    ended,
  };
}
