import type { Phase } from '../../shared/plan/plan.ts';
import { type WorkItem, workOf } from '../../shared/plan/work.ts';
import type { Attempt, HostAttempt } from '../../shared/run/attempts.ts';
import { hostPoints } from '../../shared/run/group-state.ts';
import { proposalWords } from '../../shared/run/proposal-words.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import type { RunSession } from '../run/session/run-session.ts';
import * as words from './record-words.ts';

/** Where the record finds a run and the rollback of it. */
interface RunSource {
  run(run: string): Promise<{ readonly session: RunSession }>;
}

/** The account of a run as Markdown: the checklist filled in, with the evidence each outcome rests on. */
export async function writeRecord(runs: RunSource, run: string): Promise<string> {
  const { session } = await runs.run(run);
  const { plan, state } = session;
  return [
    words.title(plan.title || state.file, state.kind, run),
    '',
    ...headOf(state),
    '',
    ...plan.phases.flatMap((phase) => phaseLines(phase, session)),
    ...signoffLines(session),
    ...proposalLines(state),
    ...rollbackLines(state),
    '---',
    '',
    words.journal(session.events.length, session.events.at(-1)?.prev ?? '-'),
    '',
  ]
    .map(inOneLine)
    .join('\n');
}

/** A reason of several lines must not look like lines of the record's own. */
function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Text as a code span of Markdown, whatever backticks it holds. */
function codeSpan(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  if (runs.length === 0) return `\`${text}\``;
  const fence = '`'.repeat(Math.max(...runs) + 1);
  return `${fence} ${text} ${fence}`;
}

function phaseLines(phase: Phase, { plan, state }: RunSession): readonly string[] {
  const items = workOf(plan).filter(
    (item) =>
      item.phase === phase.id &&
      (state.order.includes(item.id) || itemState(state, item.id).status !== 'pending'),
  );
  if (items.length === 0) return [];
  const heading = `${'#'.repeat(Math.min(6, phase.level))} ${phase.heading}`;
  return [heading, '', ...items.flatMap((item) => itemLines(item, state)), ''];
}

function signoffLines({ plan, state }: RunSession): readonly string[] {
  if (plan.signoffs.length === 0) return [];
  return [words.sections.signoffs, '', ...plan.signoffs.map(({ role }) => signoffLine(role, state)), ''];
}

function signoffLine(role: string, state: RunState): string {
  const given = state.signoffs[role];
  if (given === undefined) return `- [ ] ${role}`;
  return given.planHash === state.planHash
    ? `- [x] ${role}: ${words.signed(given)}`
    : `- [ ] ${role}: ${words.signedEarlier(given)}`;
}

function proposalLines({ proposals }: RunState): readonly string[] {
  if (proposals === undefined) return [];
  const lines = proposals.map((proposal) => words.proposal(proposalWords(proposal), proposal));
  return [words.sections.proposals, '', ...lines, ''];
}

function rollbackLines({ rollback }: RunState): readonly string[] {
  if (rollback === null) return [];
  const { run, startedAt, outcome, durationMs } = rollback;
  return [
    words.sections.rollback,
    '',
    words.rollback(run, startedAt, outcome ?? words.running, durationMs),
    '',
  ];
}

function headOf(state: RunState): readonly string[] {
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
  return facts.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [`- **${name}**: ${value}`],
  );
}

function itemLines(item: WorkItem, state: RunState): readonly string[] {
  const { status, attempts, tick, waiver } = itemState(state, item.id);
  const box = status === 'passed' ? '[x]' : '[ ]';
  const title =
    item.kind === 'step'
      ? `${item.title}: ${codeSpan((item.command ?? '').split('\n')[0] ?? '')}`
      : item.title;
  const lines = [`- ${box} ${title} — **${status}**`];
  if (tick !== null) lines.push(words.byHand(tick.actor, tick.at, tick.note));
  if (waiver !== null) lines.push(words.waived(waiver.actor, waiver.at, waiver.reason));
  for (const attempt of attempts)
    lines.push(`  - ${attemptFacts(attempt).join(' · ')}`, ...(attempt.hosts ?? []).map(hostLine));
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

function hostLine(host: HostAttempt): string {
  const facts = [
    words.host(host.host, host.status),
    ...(host.startedAt === null ? [] : [host.startedAt]),
    ...(host.durationMs === null ? [] : [formatDuration(host.durationMs)]),
    ...(host.outputSha256 === null ? [] : [words.output(host.outputBytes, host.outputSha256)]),
    ...(host.reason === null ? [] : [host.reason]),
  ];
  return `    - ${facts.join(' · ')}`;
}
