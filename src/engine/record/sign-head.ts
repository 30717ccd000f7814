import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalHead } from '../journal/journal-writer.ts';
import { signaturesFile } from '../journal/run-folder.ts';
import * as words from './record-words.ts';
import type { SigningKey } from './signing-key.ts';
import { runSystemTool } from './ssh-keygen.ts';

/** What a signature is for: it cannot be taken for one of anything else. */
export const signatureNamespace = 'slipway-journal';

/** What is signed: which run, and where its journal ended. */
export function statementOf(run: string, { line, sha256 }: JournalHead): string {
  return `slipway-journal 1\nrun ${run}\nline ${line}\nsha256 ${sha256}\n`;
}

/** The end of a run's journal, and the folder of the run. */
export interface JournalEnd {
  readonly dir: string;
  readonly run: string;
  readonly head: JournalHead;
}

/** A line of the file with a run's signatures. */
export interface KeptSignature extends JournalHead {
  /** As `ssh-keygen -Y sign` gives it. */
  readonly signature: string;
}

/**
 * Signs the end of a run's journal with a key, and keeps the signature in the run's folder, unless `limit` ends it. Gives null once
 * it is kept, or why nothing was signed. Never rejects: a run does not depend on it.
 */
export async function signHead(
  { dir, run, head }: JournalEnd,
  key: SigningKey,
  limit?: AbortSignal,
): Promise<string | null> {
  try {
    const args = ['-Y', 'sign', '-n', signatureNamespace, '-f', key.file];
    const signed = await runSystemTool('ssh-keygen', args, { input: statementOf(run, head), limit });
    if (signed === null) return words.noKeygen;
    if (signed.isLate) return words.slowAgent;
    if (signed.code !== 0) return words.notSigned(signed.stderr);
    const kept: KeptSignature = { ...head, signature: signed.stdout };
    await appendFile(join(dir, signaturesFile), `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    return null;
  } catch (error) {
    return words.notSigned(error instanceof Error ? error.message : String(error));
  }
}
