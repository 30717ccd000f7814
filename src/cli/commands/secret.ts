import { EngineError, machineKeychain } from '../../engine/index.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/secret-words.ts';

/** `slipway secret set REFERENCE`: the value is typed, or comes on stdin; never as an argument. */
export async function setSecret(reference: string): Promise<ExitCode> {
  const keychain = machineKeychain();
  const value = canAsk() ? await ask(words.askValue(printable(reference)), true) : await readInput();
  if (value === '') throw new EngineError('BAD_INPUT', words.noValue, words.noValueHint);
  await keychain.set(reference, value);
  process.stderr.write(`${style.green('✓')} ${words.saved(keychain.name, printable(reference))}\n`);
  return exitCode.done;
}

/** `slipway secret list`: references, one a line. */
export async function listSecrets(): Promise<ExitCode> {
  for (const reference of await machineKeychain().list()) process.stdout.write(`${printable(reference)}\n`);
  return exitCode.done;
}

/** `slipway secret remove REFERENCE`. */
export async function removeSecret(reference: string): Promise<ExitCode> {
  const keychain = machineKeychain();
  if (await keychain.remove(reference)) {
    process.stderr.write(`${style.green('✓')} ${words.removed(keychain.name)}\n`);
    return exitCode.done;
  }
  throw new EngineError('NOT_FOUND', words.notFound(keychain.name, reference), words.notFoundHint);
}

/** All of stdin, without the line end that an editor or echo left behind. */
async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
