import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptAsync, parseJson } from '../../shared/lib/attempt.ts';
import { signaturesFile } from '../journal/run-folder.ts';
import * as words from './record-words.ts';
import { type KeptSignature, signatureNamespace, statementOf } from './sign-head.ts';
import { expandHome, gitSetting } from './signing-key.ts';
import { runSystemTool } from './ssh-keygen.ts';

/** A signature of a journal's head, checked. */
export interface CheckedSignature {
  readonly line: number;
  /** Fingerprint of the key, `SHA256:…`; null where the signature is no good. */
  readonly key: string | null;
  /** Whose key it is by the allowed signers; null where they do not say, or there are none. */
  readonly signer: string | null;
  /** Why it proves nothing; null where it proves the journal up to its line. */
  readonly fault: string | null;
}

/** A journal as far as it was read. */
export interface SignedJournal {
  readonly dir: string;
  readonly run: string;
  /** sha-256 (hex) of line 1, 2, … */
  readonly hashes: readonly string[];
}

/** Checks the signatures in a run's folder against its journal; `allowed` is a file of allowed signers, as ssh-keygen reads it. */
export async function checkSignatures(
  journal: SignedJournal,
  allowed: string | null,
): Promise<readonly CheckedSignature[]> {
  const text = await attemptAsync(() => readFile(join(journal.dir, signaturesFile), 'utf8'), '');
  const lines = text.split('\n').filter((line) => line !== '');
  const work = await mkdtemp(join(tmpdir(), 'slipway-verify-'));
  try {
    const checked: CheckedSignature[] = [];
    for (const line of lines) checked.push(await check(journal, parseJson(line), { work, allowed }));
    return checked;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The allowed signers of the person's git; null where there are none. */
export async function gitAllowedSigners(): Promise<string | null> {
  const file = await gitSetting('gpg.ssh.allowedSignersFile');
  return file !== null && existsSync(expandHome(file)) ? expandHome(file) : null;
}

interface Check {
  /** A folder for the signature: ssh-keygen reads it from a file. */
  readonly work: string;
  readonly allowed: string | null;
}

async function check(
  { run, hashes }: SignedJournal,
  value: unknown,
  { work, allowed }: Check,
): Promise<CheckedSignature> {
  if (!isKept(value)) return { line: 0, key: null, signer: null, fault: words.noSignature };
  const { line, sha256, signature } = value;
  const file = join(work, 'signature');
  await writeFile(file, signature, { mode: 0o600 });
  const statement = statementOf(run, { line, sha256 });
  const about = ['-n', signatureNamespace, '-s', file];
  const answer = await runSystemTool('ssh-keygen', ['-Y', 'check-novalidate', ...about], {
    input: statement,
  });
  if (answer === null) return { line, key: null, signer: null, fault: words.noKeygen };
  const key = /key (SHA256:\S+)/.exec(answer.stdout)?.[1] ?? null;
  if (answer.code !== 0 || key === null) return { line, key: null, signer: null, fault: words.badSignature };
  const signer = allowed === null ? null : await signerOf(statement, about, { file, allowed });
  const now = hashes[line - 1];
  return { line, key, signer, fault: now === sha256 ? null : words.otherThanSigned(line, key) };
}

async function signerOf(
  statement: string,
  about: readonly string[],
  { file, allowed }: { readonly file: string; readonly allowed: string },
): Promise<string | null> {
  const found = await runSystemTool('ssh-keygen', ['-Y', 'find-principals', '-s', file, '-f', allowed]);
  const [principal] = found?.code === 0 ? found.stdout.trim().split('\n') : [];
  if (principal === undefined || principal === '') return null;
  const args = ['-Y', 'verify', '-f', allowed, '-I', principal, ...about];
  const verified = await runSystemTool('ssh-keygen', args, { input: statement });
  return verified?.code === 0 ? principal : null;
}

function isKept(value: unknown): value is KeptSignature {
  if (typeof value !== 'object' || value === null) return false;
  const { line, sha256, signature } = value as Partial<Record<keyof KeptSignature, unknown>>;
  return (
    Number.isInteger(line) && Number(line) > 0 && typeof sha256 === 'string' && typeof signature === 'string'
  );
}
