import type { Phase } from '../../shared/plan/plan.ts';
import { type WorkItem, workOf } from '../../shared/plan/work.ts';
import type { Attempt, HostAttempt } from '../../shared/run/attempts.ts';
import { hostPoints } from '../../shared/run/group-state.ts';
import { proposalWords } from '../../shared/run/proposal-words.ts';
import type { Proposal } from '../../shared/run/proposals.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import { formatBytes, formatDuration } from '../../shared/text/duration.ts';
import type { RunSession } from '../run/session/run-session.ts';

/** Where the record finds a run and the rollback of it. */
interface RunSource {
  run(run: string): Promise<{ readonly session: RunSession }>;
}

/** The account of a run as Markdown: the checklist filled in, with the evidence each outcome rests on. */
export async function writeRecord(runs: RunSource, run: string): Promise<string> {
  const { session } = await runs.run(run);
  const { plan, state } = session;
  return [
    `# ${plan.title || state.file}: ${state.kind} ${run}`,
    '',
    ...headOf(state),
    '',
    ...plan.phases.flatMap((phase) => phaseLines(phase, session)),
    ...signoffLines(session),
    ...proposalLines(state),
    ...rollbackLines(state),
    '---',
    '',
    `Journal: ${session.events.length} events; the last one follows ${session.events.at(-1)?.prev ?? '-'}.`,
    '',
  ].join('\n');
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
  return ['## Sign-offs', '', ...plan.signoffs.map(({ role }) => signoffLine(role, state)), ''];
}

function signoffLine(role: string, state: RunState): string {
  const given = state.signoffs[role];
  if (given === undefined) return `- [ ] ${role}`;
  return given.planHash === state.planHash
    ? `- [x] ${role}: ${given.name} (${given.at}, ${given.signed ? 'signed' : 'unsigned'})`
    : `- [ ] ${role}: ${given.name} signed for an earlier plan, sha-256 ${given.planHash.slice(0, 12)}… (${given.at})`;
}

function proposalLines({ proposals }: RunState): readonly string[] {
  return proposals === undefined ? [] : ['## Proposed rollbacks', '', ...proposals.map(proposalLine), ''];
}

function rollbackLines({ rollback }: RunState): readonly string[] {
  if (rollback === null) return [];
  const { run, startedAt, outcome, durationMs } = rollback;
  const took = durationMs === null ? '' : `, ${formatDuration(durationMs)}`;
  return ['## Rollback', '', `Run ${run}, started ${startedAt}: ${outcome ?? 'running'}${took}.`, ''];
}

/** What a trigger proposed, and what a person said to it. */
function proposalLine(proposal: Proposal): string {
  const { mode, since, answer, over } = proposal;
  const asked = mode === 'shadow' ? 'noted only' : mode === 'auto' ? 'rolls back by itself' : 'asked';
  const end = over ? 'it passed' : mode === 'shadow' ? 'nothing was done' : 'no answer';
  const came =
    answer === null
      ? end
      : `${answer.kind === 'taken' ? 'rolled back' : 'declined'} by ${answer.actor} at ${answer.at}${answer.reason === null ? '' : `: ${answer.reason}`}`;
  return `- ${proposalWords(proposal)}, since ${since} (${asked}) — **${came}**`;
}

function headOf(state: RunState): readonly string[] {
  const facts: [string, string | null][] = [
    ['Checklist', state.file],
    ['Plan sha-256', state.planHash],
    ['Version', state.version],
    ['Environment', state.environment],
    ['By', state.actor],
    ['Started', state.startedAt],
    ['Ended', state.endedAt],
    [
      'Outcome',
      state.outcome === null
        ? state.status
        : `${state.rollback?.outcome === 'passed' ? 'rolled back' : state.outcome}${state.summary === null ? '' : `: ${state.summary}`}`,
    ],
    [
      'Restore point',
      state.restorePoint === null
        ? null
        : hostPoints(state.restorePoint)
            .map(
              ({ host, version, paths }) =>
                `${version || 'version unknown'} on ${host} (${paths.map((path) => `${path.path} ${path.sha256.slice(0, 12)}`).join(', ')})`,
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
    item.kind === 'step' ? `${item.title}: \`${(item.command ?? '').split('\n')[0]}\`` : item.title;
  const lines = [`- ${box} ${title} — **${status}**`];
  if (tick !== null)
    lines.push(`  - by ${tick.actor} at ${tick.at}${tick.note === null ? '' : `: ${tick.note}`}`);
  if (waiver !== null) lines.push(`  - waived by ${waiver.actor} at ${waiver.at}: ${waiver.reason}`);
  for (const attempt of attempts)
    lines.push(`  - ${attemptFacts(attempt).join(' · ')}`, ...(attempt.hosts ?? []).map(hostLine));
  return lines;
}

function attemptFacts(attempt: Attempt): readonly string[] {
  return [
    `attempt ${attempt.n} on ${attempt.target}`,
    attempt.startedAt,
    attempt.durationMs === null ? 'no end recorded' : formatDuration(attempt.durationMs),
    attempt.exit === null ? 'exit unknown' : `exit ${attempt.exit}`,
    ...(attempt.outputSha256 === null
      ? []
      : [`output ${formatBytes(attempt.outputBytes)} sha-256 ${attempt.outputSha256.slice(0, 16)}`]),
    ...(attempt.confirmedBy === undefined ? [] : [`danger confirmed by ${attempt.confirmedBy}`]),
    ...(attempt.reason === null ? [] : [attempt.reason]),
  ];
}

function hostLine(host: HostAttempt): string {
  const facts = [
    `${host.host}: ${host.status === 'pending' ? 'not started' : host.status}`,
    ...(host.startedAt === null ? [] : [host.startedAt]),
    ...(host.durationMs === null ? [] : [formatDuration(host.durationMs)]),
    ...(host.outputSha256 === null
      ? []
      : [`output ${formatBytes(host.outputBytes)} sha-256 ${host.outputSha256.slice(0, 16)}`]),
    ...(host.reason === null ? [] : [host.reason]),
  ];
  return `    - ${facts.join(' · ')}`;
}
