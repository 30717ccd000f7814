import { count } from '../../shared/text/count.ts';

// What `slipway status` says beside the statuses themselves.

export const noRuns =
  'No runs yet. Start one with: slipway open CHECKLIST.md\nOr rehearse with: slipway practice';
export const damagedJournal = (line: number, reason: string): string =>
  `The journal is damaged at line ${line}: ${reason}. What was done after that is not known; it may have changed production.`;
export const damaged = 'damaged';
export const damagedHint = (run: string): string =>
  `Shown is what was recorded before it. Look closer: slipway verify ${run}\nRoll back from the last good restore point: slipway rollback ${run} --from-damaged`;
export const notStarted = 'not started';

// What `slipway verify` says.

export const intact = (lines: number, sha256: string): string =>
  `The journal is as it was written: ${count(lines, 'line')}, the last one with sha-256 ${sha256}.`;
export const damagedAt = (line: number, reason: string): string =>
  `The journal is damaged at line ${line}: ${reason}.`;
export const expected = (sha256: string): string => `Recorded there: a line with sha-256 ${sha256}`;
export const found = (sha256: string | undefined): string =>
  sha256 === undefined ? 'Found there: no such line' : `Found there: a line with sha-256 ${sha256}`;
export const who = (accounts: string): string => `Who could change it: ${accounts}`;
export const known = (lines: number): string =>
  lines === 0
    ? 'Nothing of this run is known for certain.'
    : `Known for certain: line${lines === 1 ? ' 1' : `s 1 to ${lines}`}. What happened after that is not known.`;
export const nextStep = (run: string): string =>
  `The run opens for reading only. To roll back from its last good restore point: slipway rollback ${run} --from-damaged`;
export const signed = (line: number, key: string, signer: string | null): string =>
  `Signed up to line ${line} by ${signer === null ? 'an unknown person' : signer} with ${key}`;
export const badSignature = (line: number, fault: string): string => `Signature of line ${line}: ${fault}`;
export const notProven = 'Not proven:';
export const noAllowedSigner = (file: string): string => `No good signature is by a key that ${file} names.`;
export const recordMatches = (file: string, at: number, lines: number): string =>
  `${file} is the record of this journal${at === lines ? '' : ` at line ${at} of ${lines}`}.`;
export const recordDiffers = (file: string, line: number): string =>
  `${file} is not the record of this journal. They differ first in line ${line}:`;
export const recordHas = (text: string | null): string => `record:  ${text ?? '(it ends before)'}`;
export const journalHas = (text: string | null): string => `journal: ${text ?? '(no more lines)'}`;
export const noFile = (file: string, why: string): string =>
  `${file} could not be read: ${why}. Nothing was checked.`;
