import type { DrivenRun, LiveAttempt } from '../../engine/index.ts';
import { attempt } from '../../shared/lib/attempt.ts';
import { asksAtKeyboard } from '../../shared/run/asks-at-keyboard.ts';
import { isAsking, shareTerminal } from '../print/print-line.ts';
import { style } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';

/** Ctrl-], as telnet has it: the one key a command does not get. */
const cancelKey = 0x1d;
const signals = ['SIGTERM', 'SIGHUP'] as const;

/** Whether a command can be given this terminal: what is typed comes from it, and what is shown goes to it. */
export function hasKeyboard(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** Gives the terminal to every command of a run that asks for one, while it runs. Returns how to stop. */
export function lendKeyboard({ driver }: DrivenRun): () => void {
  if (!hasKeyboard()) return () => undefined;
  const lend = (live: LiveAttempt): void => {
    if (!asksAtKeyboard(live.item)) return;
    // One that has just ended cannot be canceled, and need not be.
    const cancel = (): void => attempt(() => driver.cancel(live.item.id), undefined);
    const takeBack = lendTo(live, cancel);
    live.done.then(takeBack, takeBack);
  };
  for (const live of driver.attempts.all) lend(live);
  return driver.attempts.subscribe(lend);
}

/** Connects this terminal with an attempt's; gives how to take it back. `cancel` is what Ctrl-] does. */
function lendTo(live: LiveAttempt, cancel: () => void): () => void {
  const { stdin, stdout } = process;
  const running = live.on();
  if (running === undefined) return () => undefined;
  stdout.write(`${style.dim(words.keyboardLent)}\n`);
  const type = (bytes: Buffer): void => {
    if (isAsking()) return;
    if (bytes.includes(cancelKey)) cancel();
    else running.input(bytes);
  };
  const resize = (): void => running.resize(stdout.columns, stdout.rows);
  const mute = running.log.watch(
    (bytes) => stdout.write(bytes),
    () => undefined,
  );
  let isLent = true;
  const takeBack = (): void => {
    if (!isLent) return;
    isLent = false;
    mute();
    unshare();
    stdin.off('data', type);
    stdout.off('resize', resize);
    process.off('exit', takeBack);
    for (const signal of signals) process.off(signal, endBy);
    stdin.setRawMode(false);
    stdin.pause();
  };
  // Whatever ends the process leaves the person a terminal that echoes.
  const endBy = (signal: NodeJS.Signals): void => {
    takeBack();
    process.kill(process.pid, signal);
  };
  process.on('exit', takeBack);
  for (const signal of signals) process.on(signal, endBy);
  // A question on the way (a host key, a passphrase) leaves the terminal as it needs it.
  const take = (): void => {
    stdin.setRawMode(true);
    stdin.resume();
  };
  const unshare = shareTerminal(take);
  take();
  stdin.on('data', type);
  stdout.on('resize', resize);
  resize();
  return takeBack;
}
