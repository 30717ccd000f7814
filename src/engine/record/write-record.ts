import type { Phase, Plan } from '../../shared/plan/plan.ts';
import { type WorkItem, workOf } from '../../shared/plan/work.ts';
import type { Attempt, HostAttempt } from '../../shared/run/attempts.ts';
import { hostPoints } from '../../shared/run/group-state.ts';
import { proposalWords } from '../../shared/run/proposals/proposal-words.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { judgmentWords, verdictWords } from '../../shared/wire/judgment-words.ts';
import type { JournalHead } from '../journal/journal-writer.ts';
import type { Damage } from '../journal/judge-heads.ts';
import { readNote, type Unsigned, unsignedNote } from '../journal/run-notes.ts';
import type { RunSession } from '../run/session/run-session.ts';
import { codeSpan, joined, Markdown, md } from './markdown-text.ts';
import * as words from './record-words.ts';

/** Where the record finds a run and the rollback of it. */
interface RunSource {
  run(run: string): Promise<{ readonly session: RunSession; readonly sealed?: Promise<unknown> }>;
}

/** What a record is written from. */
export interface Recorded {
  readonly run: string;
  readonly plan: Plan;
  readonly state: RunState;
  /** Where the journal ends. */
  readonly head: JournalHead;
  /** Where the journal is damaged; null where it is not. */
  readonly damage: Damage | null;
  /** Why its end is not signed; null where it is, or that is not known. */
  readonly unsigned: Unsigned | null;
}

/** The account of a run as Markdown: the checklist filled in, with the evidence each outcome rests on. */
export async function writeRecord(runs: RunSource, run: string): Promise<string> {
  const { session, sealed } = await runs.run(run);
  await sealed;
  const unsigned = readNote(session.files.dir, unsignedNote);
  return recordOf({ ...partsOf(session), unsigned });
}

function partsOf({ run, plan, state, head, damage }: RunSession): Omit<Recorded, 'unsigned'> {
  return { run, plan, state, head, damage };
}

/** The record of a journal, up to where it was read. */
export function recordOf({ run, plan, state, head, damage, unsigned }: Recorded): string {
  const lines = [
    words.title(plan.title || state.file, state.kind, run),
    blank,
    ...headOf(state),
    blank,
    ...plan.phases.flatMap((phase) => phaseLines(phase, { plan, state })),
    ...signoffLines({ plan, state }),
    ...alertLines(state),
    ...proposalLines(state),
    ...rollbackLines(state),
    md`---`,
    blank,
    ...(damage === null ? [] : [words.damagedJournal(damage.line, damage.reason), blank]),
    words.journal(head.line, head.sha256),
    ...(unsigned === null ? [] : [blank, words.recordUnsigned(unsigned.line, unsigned.reason)]),
    blank,
  ];
  return joined(lines, '\n').text;
}

type Shown = Pick<Recorded, 'plan' | 'state'>;

const blank = md``;

function phaseLines(phase: Phase, { plan, state }: Shown): readonly Markdown[] {
  const items = workOf(plan).filter(
    (item) =>
      item.phase === phase.id &&
      (state.order.includes(item.id) || itemState(state, item.id).status !== 'pending'),
  );
  if (items.length === 0) return [];
  const level = new Markdown('#'.repeat(Math.min(6, phase.level)));
  return [md`${level} ${phase.heading}`, blank, ...items.flatMap((item) => itemLines(item, state)), blank];
}

function signoffLines({ plan, state }: Shown): readonly Markdown[] {
  if (plan.signoffs.length === 0) return [];
  return [
    words.sections.signoffs,
    blank,
    ...plan.signoffs.map(({ role }) => signoffLine(role, state)),
    blank,
  ];
}

function signoffLine(role: string, state: RunState): Markdown {
  const given = state.signoffs[role];
  const waiver = state.signoffWaivers?.[role];
  if (waiver !== undefined && given?.planHash !== state.planHash) return words.waivedSignoff(role, waiver);
  if (given === undefined) return words.noSignoff(role);
  return given.planHash === state.planHash ? words.signed(role, given) : words.signedEarlier(role, given);
}

function alertLines({ alertNotes }: RunState): readonly Markdown[] {
  if (alertNotes === undefined) return [];
  return [words.sections.alerts, blank, ...alertNotes.map(words.alertNote), blank];
}

function proposalLines({ proposals }: RunState): readonly Markdown[] {
  if (proposals === undefined) return [];
  const lines = proposals.map((proposal) => words.proposal(proposalWords(proposal), proposal));
  return [words.sections.proposals, blank, ...lines, blank];
}

function rollbackLines({ rollback }: RunState): readonly Markdown[] {
  if (rollback === null) return [];
  const { run, startedAt, outcome, durationMs } = rollback;
  return [
    words.sections.rollback,
    blank,
    words.rollback(run, startedAt, outcome ?? words.running, durationMs),
    blank,
  ];
}

function headOf(state: RunState): readonly Markdown[] {
  const facts: [string, string | null][] = [
    [words.facts.checklist, state.file],
    [words.facts.planHash, state.planHash],
    [words.facts.version, state.version],
    [words.facts.environment, state.environment],
    [words.facts.by, state.actor],
    [words.facts.started, state.startedAt],
    [words.facts.ended, state.endedAt],
    [
      words.facts.outcome,
      state.outcome === null
        ? state.status
        : words.withSummary(
            state.rollback?.outcome === 'passed' ? words.rolledBack : state.outcome,
            state.summary,
          ),
    ],
    [
      words.facts.judged,
      state.judgment === undefined
        ? null
        : `${verdictWords(state.judgment)}. ${judgmentWords(state.judgment, (iso) => iso)}`,
    ],
    [
      words.facts.restorePoint,
      state.restorePoint === null
        ? null
        : hostPoints(state.restorePoint)
            .map(({ host, version, paths }) =>
              words.pinned(
                version,
                host,
                paths.map((path) => `${path.path} ${path.sha256.slice(0, 12)}`).join(', '),
              ),
            )
            .join('; '),
    ],
  ];
  return facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [words.fact(name, value)]));
}

function itemLines(item: WorkItem, state: RunState): readonly Markdown[] {
  const { status, attempts, tick, untick, waiver } = itemState(state, item.id);
  const title =
    item.kind === 'step'
      ? md`${item.title}: ${codeSpan((item.command ?? '').trim().split('\n')[0] ?? '')}`
      : md`${item.title}`;
  const lines = [words.item(status === 'passed', title, status)];
  // What rules were evaluated by says more than the note of the tick.
  const note = tick?.evidence === undefined ? (tick?.note ?? null) : null;
  if (tick !== null) lines.push(words.byHand(tick.actor, tick.at, note));
  lines.push(...(tick?.evidence ?? []).map(words.evidence));
  if (untick !== undefined) lines.push(words.unticked(untick.at, untick.reason));
  if (waiver !== null) lines.push(words.waived(waiver.actor, waiver.at, waiver.reason));
  for (const attempt of attempts)
    lines.push(md`  - ${factsOf(attemptFacts(attempt))}`, ...(attempt.hosts ?? []).map(hostLine));
  return lines;
}

function attemptFacts(attempt: Attempt): readonly string[] {
  return [
    words.attempt(attempt.n, attempt.target),
    attempt.startedAt,
    attempt.durationMs === null ? words.noEnd : formatDuration(attempt.durationMs),
    words.exit(attempt.exit),
    ...(attempt.outputSha256 === null ? [] : [words.output(attempt.outputBytes, attempt.outputSha256)]),
    ...(attempt.confirmedBy === undefined ? [] : [words.dangerConfirmed(attempt.confirmedBy)]),
    ...(attempt.reason === null ? [] : [attempt.reason]),
  ];
}

/** Facts in a row; each is a value. */
function factsOf(facts: readonly string[]): Markdown {
  return joined(
    facts.map((fact) => md`${fact}`),
    ' · ',
  );
}

function hostLine(host: HostAttempt): Markdown {
  const facts = [
    words.host(host.host, host.status),
    ...(host.startedAt === null ? [] : [host.startedAt]),
    ...(host.durationMs === null ? [] : [formatDuration(host.durationMs)]),
    ...(host.outputSha256 === null ? [] : [words.output(host.outputBytes, host.outputSha256)]),
    ...(host.reason === null ? [] : [host.reason]),
  ];
  return md`    - ${factsOf(facts)}`;
}
