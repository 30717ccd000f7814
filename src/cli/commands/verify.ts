import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Engine, EngineError, type Verification, verifyRun } from '../../engine/index.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/status-words.ts';

export interface VerifyOptions {
  readonly record?: string;
  readonly allowedSigners?: string;
  readonly json?: boolean;
}

/** `slipway verify RUN`: whether its journal, and a record of it, are as they were written. Changes nothing. */
export async function verify(engine: Engine, run: string, options: VerifyOptions): Promise<ExitCode> {
  const { record: file, allowedSigners, json } = options;
  if (allowedSigners !== undefined && !existsSync(allowedSigners))
    throw new EngineError('NOT_FOUND', words.noFile(allowedSigners, 'ENOENT'));
  const record = file === undefined ? undefined : await readRecord(file);
  const found = await verifyRun(engine.store, run, {
    ...(record === undefined ? {} : { record }),
    ...(allowedSigners === undefined ? {} : { allowedSigners }),
  });
  const lines = json === true ? [JSON.stringify(found, null, 2)] : linesOf(found, options);
  process.stdout.write(`${lines.join('\n')}\n`);
  return found.intact ? exitCode.done : exitCode.failed;
}

async function readRecord(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new EngineError('NOT_FOUND', words.noFile(file, errorText(error)));
  }
}

function linesOf(found: Verification, { record, allowedSigners }: VerifyOptions): readonly string[] {
  const { signatures, notProven } = found;
  const unnamed = allowedSigners !== undefined && signatures.every(({ signer }) => signer === null);
  return [
    ...journalLines(found),
    ...signatures.map(({ line, key, signer, fault }) =>
      fault === null
        ? `${style.green('✓')} ${printable(words.signed(line, key ?? '', signer))}`
        : `${style.red('✗')} ${printable(words.badSignature(line, fault))}`,
    ),
    ...(unnamed ? [`${style.red('✗')} ${printable(words.noAllowedSigner(allowedSigners))}`] : []),
    ...recordLines(found, record ?? ''),
    ...(notProven.length === 0 ? [] : [words.notProven, ...notProven.map((each) => `  ${printable(each)}`)]),
  ];
}

function journalLines({ run, lines, head, damage }: Verification): readonly string[] {
  if (damage === null) return [`${style.green('✓')} ${words.intact(lines, head?.sha256 ?? '')}`];
  return [
    `${style.red('✗')} ${printable(words.damagedAt(damage.line, damage.reason))}`,
    ...(damage.expected === undefined ? [] : [`  ${words.expected(damage.expected)}`]),
    ...(damage.expected === undefined ? [] : [`  ${words.found(damage.found)}`]),
    `  ${printable(words.who(damage.who))}`,
    `  ${words.known(lines)}`,
    `  ${words.nextStep(run)}`,
  ];
}

function recordLines({ record, lines }: Verification, file: string): readonly string[] {
  if (record === null) return [];
  const { at, difference } = record;
  if (difference === null) return [`${style.green('✓')} ${printable(words.recordMatches(file, at, lines))}`];
  return [
    `${style.red('✗')} ${printable(words.recordDiffers(file, difference.line))}`,
    `  ${printable(words.recordHas(difference.found))}`,
    `  ${printable(words.journalHas(difference.expected))}`,
  ];
}
