import type { RuleEvidence } from '../../shared/journal/alert-shapes.ts';
import type { AlertNote } from '../../shared/run/alerts/alert-notes.ts';
import type { Proposal } from '../../shared/run/proposals/proposals.ts';
import { formatBytes, formatDuration } from '../../shared/text/duration.ts';
import { statusText } from '../../shared/text/status-text.ts';
import { Markdown, md } from './markdown-text.ts';

// The words of a run's record, and of its verification.

const nothing = new Markdown('');
/** What is added only where there is something to add. */
const added = (before: string, value: string | null): Markdown =>
  value === null ? nothing : md`${new Markdown(before)}${value}`;

export const title = (plan: string, kind: string, run: string): Markdown => md`# ${plan}: ${kind} ${run}`;
export const journal = (lines: number, sha256: string): Markdown =>
  md`Journal: ${lines} lines; the last one has sha-256 ${sha256}.`;
export const damagedJournal = (line: number, reason: string): Markdown =>
  md`The journal is damaged at line ${line} (${reason}). This record ends before it; what came after is not known.`;
export const sections = {
  signoffs: md`## Sign-offs`,
  alerts: md`## Alert rules`,
  proposals: md`## Proposed rollbacks`,
  rollback: md`## Rollback`,
} as const;
export const facts = {
  checklist: 'Checklist',
  planHash: 'Plan sha-256',
  version: 'Version',
  environment: 'Environment',
  by: 'By',
  started: 'Started',
  ended: 'Ended',
  outcome: 'Outcome',
  judged: 'Before and after',
  restorePoint: 'Restore point',
} as const;
export const fact = (name: string, value: string): Markdown => md`- **${name}**: ${value}`;
export const rolledBack = 'rolled back';
export const withSummary = (outcome: string, summary: string | null): string =>
  summary === null ? outcome : `${outcome}: ${summary}`;
export const pinned = (version: string, host: string, paths: string): string =>
  `${version || 'version unknown'} on ${host} (${paths})`;

// Sign-offs
export const noSignoff = (role: string): Markdown => md`- [ ] ${role}`;
export const waivedSignoff = (
  role: string,
  { actor, at, reason }: { actor: string; at: string; reason: string },
): Markdown => md`- [ ] ${role}: waived by ${actor}: ${reason} (${at})`;
export const signed = (role: string, given: { name: string; at: string; signed: boolean }): Markdown =>
  md`- [x] ${role}: ${given.name} (${given.at}, ${given.signed ? 'signed' : 'unsigned'})`;
export const signedEarlier = (
  role: string,
  given: { name: string; at: string; planHash: string },
): Markdown =>
  md`- [ ] ${role}: ${given.name} signed for an earlier plan, sha-256 ${given.planHash.slice(0, 12)}… (${given.at})`;

// Rollbacks
export const rollback = (
  run: string,
  startedAt: string,
  outcome: string,
  durationMs: number | null,
): Markdown =>
  md`Run ${run}, started ${startedAt}: ${outcome}${added(', ', durationMs === null ? null : formatDuration(durationMs))}.`;
export const running = 'running';

/** What a proposal did: asked, rolled back by itself, or only noted. */
const modes = { shadow: 'recorded only', auto: 'rolls back by itself', ask: 'asked' } as const;

/** What a trigger proposed, and how a person answered. */
export function proposal(why: string, { mode, since, answer, over }: Proposal): Markdown {
  const unanswered = mode === 'shadow' ? 'nothing was done' : 'no answer';
  const end = over ? 'it cleared' : unanswered;
  const came =
    answer === null
      ? md`${end}`
      : md`${answer.kind === 'taken' ? 'rolled back' : 'declined'} by ${answer.actor} at ${answer.at}${added(': ', answer.reason)}`;
  return md`- ${why}, since ${since} (${modes[mode]}) — **${came}**`;
}

// Alert rules
/** What a person did about the noise of a rule, and what ended it. */
export function alertNote({ text, kind, actor, at, reason, until, ended }: AlertNote): Markdown {
  const done =
    kind === 'acknowledged'
      ? md`acknowledged by ${actor} at ${at}`
      : md`silenced by ${actor} at ${at} until ${until ?? 'the run ends'}: ${reason ?? ''}`;
  const end = ended?.actor == null ? nothing : md`; ended by ${ended.actor} at ${ended.at}`;
  return md`- “${text}”: ${done}${end}`;
}
export function evidence({ rule, source, shown, least, most, from, to, samples }: RuleEvidence): Markdown {
  const by = md`${samples} samples of ${source} from ${from} to ${to}`;
  if (least === null || most === null) return md`  - “${rule}”: ${shown}, ${by}`;
  return md`  - “${rule}”: ${shown} (${short(least)} to ${short(most)}), ${by}`;
}
const short = (value: number): number => Number(value.toPrecision(3));
export const unticked = (at: string, reason: string): Markdown =>
  md`  - unticked by slipway at ${at}: ${reason}`;

// Items
export const item = (passed: boolean, title: Markdown, status: string): Markdown =>
  md`- ${new Markdown(passed ? '[x]' : '[ ]')} ${title} — **${status}**`;
export const byHand = (actor: string, at: string, note: string | null): Markdown =>
  md`  - by ${actor} at ${at}${added(': ', note)}`;
export const waived = (actor: string, at: string, reason: string): Markdown =>
  md`  - waived by ${actor} at ${at}: ${reason}`;
export const attempt = (n: number, target: string): string => `attempt ${n} on ${target}`;
export const noEnd = 'no end recorded';
export const exit = (status: number | null): string => (status === null ? 'exit unknown' : `exit ${status}`);
export const output = (bytes: number, sha256: string): string =>
  `output ${formatBytes(bytes)} sha-256 ${sha256.slice(0, 16)}`;
export const dangerConfirmed = (by: string): string => `danger confirmed by ${by}`;
export const host = (name: string, status: string): string => `${name}: ${statusText(status)}`;

// Signatures
export const signingOff = 'signing is switched off by SLIPWAY_SIGNING_KEY=none';
export const notUsable = (file: string): string =>
  `SLIPWAY_SIGNING_KEY names ${file}, which is missing or wants a passphrase`;
export const noAgent = 'there is no SSH agent (SSH_AUTH_SOCK is not set)';
export const agentSilent = 'the SSH agent does not answer';
export const agentEmpty = 'the SSH agent has no key that signs without a touch';
export const noKey = (agent: string): string =>
  `no SSH key is at hand that signs without a question: ${agent}, and ~/.ssh has no key without a passphrase`;
export const slowAgent = 'the SSH agent or key took too long to sign';
export const slowToSign = (withinMs: number): string =>
  `no SSH key was found within ${withinMs / 1_000} s: the SSH agent or git does not answer`;
export const noKeygen = 'ssh-keygen is not installed';
export const notSigned = (why: string): string => `ssh-keygen did not sign: ${why}`;
export const noSignature = 'it is no signature that Slipway kept';
export const badSignature = 'the signature does not belong to what it says was signed';
export const otherThanSigned = (line: number, key: string): string =>
  `line ${line} is not the one that ${key} signed: it, or one before it, was changed or is gone`;

export const recordUnsigned = (line: number, reason: string): Markdown =>
  md`Not signed at line ${String(line)}: ${reason}.`;

// Verification
export const whoByRights = 'whoever may write to the folder of the run';
export const whoCould = (owner: string, others: boolean, group: number | null): string => {
  if (others) return 'every account of this machine: its file or folder can be written by all';
  const members = group === null ? '' : `, members of group ${group}`;
  return `${owner}${members}, an administrator of this machine, or a program that runs as one of them`;
};
export const noHeads =
  'No heads are kept of this journal: an earlier version wrote it, it came from another machine, or they were removed together with what says that they are kept. Its chain shows a changed line, and neither another last line nor a cut end.';
export const unheaded = (first: number, last: number): string =>
  `Lines ${first} to ${last} have no heads: the system went down before those were on the disk. They follow those before them.`;
export const takenOver = (lines: number): string =>
  `${lines === 1 ? '1 line had' : `${lines} lines had`} no head when the run was opened again, and ${lines === 1 ? 'was' : 'were'} taken over as found.`;
export const unsigned = (reason: string | null): string =>
  `Nothing is signed${reason === null ? '' : ` (${reason})`}: whoever can write to both the journal and its heads could have made them anew.`;
export const unsignedBehind = (line: number): string =>
  `What came after line ${line} is not signed. Its heads alone speak for it.`;
export const unknownKeys = (keys: readonly string[], allowed: string | null): string =>
  `Whose ${keys.length === 1 ? `key ${keys[0]} is` : `keys ${keys.join(', ')} are`} is not known: ${allowed === null ? 'there is no file of allowed signers' : `${allowed} does not name ${keys.length === 1 ? 'it' : 'them'}`}.`;
export const otherDocument =
  'The kept document is not the one that the journal names: its hash is another one.';
