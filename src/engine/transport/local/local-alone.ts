import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resizePty, writePty } from '../../vendor-patches/living-pty.ts';
import { loadPty } from '../../vendor-patches/load-native.ts';
import { stepScript } from '../durable/step-script.ts';
import type { AttemptEnd, AttemptSpec, OutputSink, RunningAttempt } from '../transport.ts';
import * as words from '../transport-words.ts';
import { type SessionPlace, stepSize, toBytes } from './local-session.ts';
import { findLocalShell } from './local-shell.ts';
import { endPty } from './process-group.ts';

/**
 * Runs an attempt in a shell and a terminal of its own, where there are no pipes with a name (Windows): what the shell holds
 * goes on to the next step as text, and its jobs and descriptors end with it. `dir` is the attempt's folder.
 */
export function startAlone(
  spec: AttemptSpec,
  sink: OutputSink,
  dir: string,
  place: Pick<SessionPlace, 'project' | 'env'>,
): RunningAttempt {
  const script = join(dir, 'script');
  writeFileSync(script, stepScript(spec), { mode: 0o600 });
  const pty = loadPty().spawn(findLocalShell(), [script], {
    name: 'xterm-256color',
    ...stepSize,
    cwd: place.project,
    env: { ...place.env },
    encoding: null,
  });
  let isCanceled = false;
  const done = new Promise<AttemptEnd>((resolve) => {
    pty.onData((data) => sink(toBytes(data)));
    pty.onExit(({ exitCode, signal }) => {
      rmSync(script, { force: true });
      const exit = signal !== undefined && signal !== 0 ? 128 + signal : exitCode;
      writeFileSync(join(dir, 'status'), `${exit}\n`, { mode: 0o600 });
      resolve({ exit, reason: isCanceled ? words.interrupted : null });
    });
  });
  return {
    done,
    cancel: () => {
      if (isCanceled) return;
      isCanceled = true;
      endPty(pty, done);
    },
    input: (bytes) => writePty(pty, bytes),
    resize: (cols, rows) => resizePty(pty, cols, rows),
  };
}
