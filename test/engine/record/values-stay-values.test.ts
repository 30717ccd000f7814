import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { recordOf } from '../../../src/engine/record/write-record.ts';
import { readMarkdown } from '../../../src/renderer/features/record/read-markdown.ts';
import type { EventBody } from '../../../src/shared/journal/events.ts';
import type { Plan } from '../../../src/shared/plan/plan.ts';
import { workOf } from '../../../src/shared/plan/work.ts';
import { emptyRunState, type RunState, transition } from '../../../src/shared/run/run-state.ts';
import { hostileText } from '../../support/hostile-text.ts';

const parse = await loadPlanParser();
const markdown = new MarkdownIt({ html: true });
const sha256 = 'ab'.repeat(32);
const at = '2026-01-02T12:00:00.000Z';
const plan = parse(
  '# Web 2.0\n\n## Before\n\n- [ ] Tell support\n- [ ] Freeze\n\n## Deployment\n\n```bash\n# Deploy\nmake deploy\n```\n\n## Sign-off\n\n- [ ] QA lead: ________\n- [ ] CTO: ________\n\n## Rollback\n\n```bash\n# Restore\ncp a b\n```\n',
);

/** Everything in a record that people, documents and servers wrote, by what it is. */
const fields = [
  ...['title', 'heading', 'item', 'command', 'role', 'name', 'actor', 'note', 'reason', 'host', 'target'],
  ...['version', 'path', 'summary', 'file', 'environment', 'rule', 'alternative', 'time', 'run'],
] as const;
type Values = Readonly<Record<(typeof fields)[number], string>>;
const harmless = Object.fromEntries(fields.map((field) => [field, `${field} value`])) as Values;

/** A plan and the state of a run of it, with these values wherever there are any. */
function record(values: Values): string {
  const shown: Plan = {
    ...plan,
    title: values.title,
    phases: plan.phases.map((phase) => ({ ...phase, heading: values.heading })),
    items: plan.items.map((item) => ({ ...item, text: values.item })),
    steps: plan.steps.map((step) => ({ ...step, title: values.item, commands: [values.command] })),
    signoffs: plan.signoffs.map((signoff, index) => ({ ...signoff, role: `${values.role}${index}` })),
  };
  const state = eventsOf(shown, values)
    .map((body, index) => ({ ...body, seq: index + 1, at: values.time, v: 1 as const, prev: sha256 }))
    .reduce<RunState>((before, event) => transition(before, event), emptyRunState);
  return recordOf({
    run: values.run,
    plan: shown,
    state,
    head: { line: 20, sha256 },
    damage: null,
    unsigned: { line: 20, reason: values.run },
  });
}

function eventsOf(shown: Plan, values: Values): readonly EventBody[] {
  const { actor, reason, host, target, version, path } = values;
  const work = workOf(shown);
  const [told, frozen] = work.filter(({ kind }) => kind === 'manual');
  const step = work.find(({ kind }) => kind === 'step');
  const part = { item: step?.id ?? '', attempt: 1 };
  const ending = {
    outcome: 'failed',
    exit: 1,
    durationMs: 5,
    outputBytes: 9,
    outputSha256: sha256,
    reason,
  } as const;
  const paths = [{ path, kept: path, sha256, bytes: 3 }];
  const roles = shown.signoffs.map(({ role }) => role);
  return [
    {
      type: 'run.created',
      run: values.run,
      kind: 'release',
      file: values.file,
      planHash: shown.hash,
      title: values.title,
      version,
      environment: values.environment as 'staging',
      actor,
      host,
      targets: [target],
      items: work.map(({ id }) => id),
    },
    { type: 'run.started', actor },
    { type: 'item.ticked', item: told?.id ?? '', actor, note: values.note },
    { type: 'item.waived', item: frozen?.id ?? '', actor, reason },
    { type: 'signoff.given', role: roles[0] ?? '', name: values.name, signed: false, planHash: shown.hash },
    { type: 'signoff.given', role: roles[1] ?? '', name: values.name, signed: false, planHash: sha256 },
    {
      type: 'restore-point.pinned',
      point: { id: 'p', target, version, paths, hosts: [{ host, version, paths }] },
    },
    {
      type: 'item.started',
      ...part,
      target,
      command: values.command,
      timeoutMs: 1,
      confirmedBy: actor,
      hosts: [host],
    },
    { type: 'host.started', ...part, host },
    { type: 'host.ended', ...part, host, ...ending },
    { type: 'item.ended', ...part, ...ending },
    {
      type: 'rollback.proposed',
      proposal: 'p1',
      mode: 'ask',
      cause: 'breach',
      text: values.rule,
      value: 9,
      shown: values.rule,
      since: at,
      restores: version,
      reasons: [reason],
    },
    { type: 'rollback.declined', proposal: 'p1', actor, reason },
    { type: 'rollback.started', run: values.run, alternative: values.alternative, actor },
    { type: 'rollback.ended', run: values.run, outcome: 'failed', durationMs: 5 },
    { type: 'run.ended', outcome: 'failed', summary: values.summary },
  ];
}

/** Every block, box and mark of a text, and no value. */
function structure(text: string): readonly string[] {
  return markdown
    .parse(text, {})
    .flatMap((token) => [
      `${token.type} ${token.level} ${token.tag}`,
      ...(token.type === 'inline' ? [/^\[[ x]\] /.exec(token.content)?.[0] ?? 'no box'] : []),
      ...(token.children ?? []).map(({ type }) => type).filter((type) => !type.startsWith('text')),
    ]);
}

/** What the window draws of it. */
function drawn(text: string): unknown {
  return readMarkdown(text).map((block) =>
    block.kind === 'list'
      ? block.entries.map(({ box, indent }) => [box, indent])
      : [block.kind, 'level' in block ? block.level : 0],
  );
}

it('a record has the same lines, boxes and headings whatever its values hold', () => {
  const usual = record(harmless);
  const [expected, shown, lines] = [structure(usual), drawn(usual), usual.split('\n').length];
  expect(expected.filter((each) => each === '[x] ')).toHaveLength(2);
  const drawnValues = fc.record(Object.fromEntries(fields.map((field) => [field, hostileText])));
  fc.assert(
    fc.property(drawnValues, (values) => {
      const text = record(values as unknown as Values);
      expect(text.split('\n').length).toBe(lines);
      expect(structure(text)).toEqual(expected);
      expect(drawn(text)).toEqual(shown);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u202e]/u);
    }),
    { numRuns: Number(process.env.SLIPWAY_FUZZ_RUNS ?? 400), seed: 11 },
  );
}, 120_000);
