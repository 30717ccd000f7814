import { expect, test } from 'vitest';
import { answersTo } from '../../src/renderer/screens/review/cards/look-answers.ts';
import { runAllWays } from '../../src/renderer/screens/review/cards/run-all-ways.ts';
import { secretInstead, variableFor } from '../../src/renderer/screens/review/cards/secret-variable.ts';
import { describeEdit } from '../../src/renderer/screens/review/describe-edit.ts';
import {
  choicesOf,
  correctionTo,
  takeBack,
} from '../../src/renderer/screens/review/document/decision-choices.ts';
import { detailOf } from '../../src/renderer/screens/review/document/line-changes.ts';
import { countMarks, markLines } from '../../src/renderer/screens/review/document/line-marks.ts';
import { outlineOfPlan } from '../../src/renderer/screens/review/outline/outline-rows.ts';
import {
  hostsIn,
  mainTarget,
  placeAll,
  placedSections,
  targetFor,
  targetForAll,
} from '../../src/renderer/screens/review/places/place-answers.ts';
import { agendaOf, blockersOf, keepOrder } from '../../src/renderer/screens/review/state/agenda.ts';
import { describeChange } from '../../src/renderer/screens/review/state/describe-change.ts';
import { pendingFor, type Saved } from '../../src/renderer/screens/review/state/review-store.ts';
import { withSaved } from '../../src/renderer/screens/review/state/use-answers.ts';
import type { AccountLine, Look } from '../../src/shared/plan/account.ts';
import { workOf } from '../../src/shared/plan/work.ts';
import { type Answer, answerSchema } from '../../src/shared/sidecar/answers.ts';
import { correctionSchema, type Decision, decisionKinds } from '../../src/shared/sidecar/corrections.ts';
import { openedPlan } from './fixture/opened-plan.ts';
import { plan } from './fixture/plan.ts';
import { createWorld } from './fixture/scenarios.ts';

const open = (answers: readonly Answer[] = []) => {
  const world = createWorld('undecided');
  world.corrections.push(...answers);
  return openedPlan(world, '/srv/DEPLOYMENT.md');
};

const decided = (kind: Decision['kind'], decision: string, line = 1): Decision => ({
  kind,
  line,
  text: 'x',
  decision,
  reasons: ['because'],
  overruled: false,
  key: 'a > x',
});
const usual = {
  phase: 'deploy',
  command: 'command',
  where: 'unclear',
  nature: 'step',
  danger: 'harmless',
  placeholder: 'ask',
  threshold: 'budget',
  instruction: 'instruction',
} as const;

test('every choice that is offered for a decision is a correction the engine takes', () => {
  for (const kind of decisionKinds) {
    const decision = decided(kind, (usual as Readonly<Record<string, string>>)[kind] ?? '');
    const offered = choicesOf(decision, ['web-1']).map(({ value }) => value);
    expect(offered.length).toBeGreaterThan(1);
    expect(offered).toContain(decision.decision);
    for (const value of offered.filter((one) => one !== 'unclear')) {
      expect(correctionSchema.safeParse(correctionTo(decision, value)).success, `${kind} ${value}`).toBe(
        true,
      );
    }
    expect(correctionSchema.parse(takeBack(decision))).toMatchObject({ kind, decision: null });
  }
});

test('an unclear place offers every target, and is no choice itself', () => {
  const decision = decided('where', 'unclear');
  expect(choicesOf(decision, ['web-1', 'cdn']).map(({ value }) => value)).toEqual([
    'unclear',
    'local',
    'web-1',
    'cdn',
  ]);
  expect(correctionTo(decision, 'unclear')).toBeNull();
  expect(correctionTo(decision, 'cdn')).toEqual({ kind: 'where', key: 'a > x', decision: 'cdn' });
});

test('an edit that changes no item says so', () => {
  expect(describeEdit(null, plan)).toBeNull();
  expect(describeEdit(plan, plan)).toBeNull();
  expect(describeEdit(plan, { ...plan, hash: 'other' })).toContain('Its items are unchanged');
});

test('the review opens on what deserves a look, and what blocks the start says so', () => {
  const opened = open();
  const agenda = agendaOf(opened);
  expect(agenda.filter((card) => card.open).map(({ id }) => id)).toEqual([
    'environment',
    'where',
    'values',
    expect.stringMatching(/^look-command-left-/),
    'files',
    'rollback',
  ]);
  expect(blockersOf(opened)).toEqual(['4 sections have no server', '1 value is missing']);
  const look = agenda.find(({ kind }) => kind === 'look');
  expect(agendaOf(opened, [look?.id ?? '']).find(({ id }) => id === look?.id)?.open).toBe(false);
});

test('a fence that swallowed headings comes before every question', () => {
  const opened = open();
  const swallowed: Look = {
    code: 'swallowed',
    line: 9,
    lines: [9],
    text: '```',
    means: 'm',
    todo: 't',
  };
  const looks = [...opened.account.looks, swallowed];
  expect(agendaOf({ ...opened, account: { ...opened.account, looks } })[0]?.id).toBe('look-swallowed-9');
});

test('what was answered stays where it was, and what comes up later follows', () => {
  const first = keepOrder([], agendaOf(open()));
  const answered: Answer[] = [
    { kind: 'environment', decision: 'staging' },
    { kind: 'artifacts', decision: [] },
  ];
  const after = agendaOf(open(answered)).filter(({ kind }) => kind !== 'look');
  const second = keepOrder(first, after);
  expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  expect(second.filter((card) => card.open).map(({ id }) => id)).toEqual(['where', 'values', 'rollback']);
  expect(second.find(({ kind }) => kind === 'look')?.gone).toBe(true);
});

test('which of several rollbacks is meant is asked; parts of one rollback are no such question', () => {
  const opened = open();
  const card = (one: typeof opened) => agendaOf(one).find(({ kind }) => kind === 'rollback');
  expect(card(opened)).toMatchObject({ open: true, lines: [expect.any(Number), expect.any(Number)] });
  const used = { ...opened, sidecar: { ...opened.sidecar, rollback: { use: 'Rollback plan B' } } };
  expect(card(used)?.open).toBe(false);
  const [first, second] = opened.plan.rollback.alternatives;
  if (first === undefined || second === undefined) throw new Error('the fixture has two rollbacks');
  const whole = { ...first, steps: [...first.steps, ...second.steps] };
  const withWays = (...alternatives: (typeof whole)[]) => ({
    ...opened,
    plan: { ...opened.plan, rollback: { ...opened.plan.rollback, alternatives } },
  });
  expect(card(withWays(whole, second))?.open).toBe(false);
  expect(card(withWays(first))).toBeUndefined();
  const answer: Answer = { kind: 'rollback-use', decision: second.heading };
  expect(answerSchema.parse(answer)).toEqual(answer);
  expect(describeChange(opened, { ...opened, rollbackUse: second.heading }, [answer])).toBe(
    `Rollback runs “${second.heading}”.`,
  );
});

test('one server is the answer for every section, and exceptions stay', () => {
  const opened = open();
  const sections = placedSections(opened, []);
  const all = placeAll(sections, 'web-1');
  expect(all).toHaveLength(4);
  const [exception] = sections;
  const placed = placedSections(opened, [
    ...all,
    { kind: 'where', key: exception?.key ?? '', decision: 'cdn' },
  ]);
  expect(mainTarget(placed)).toBe('web-1');
  expect(placeAll(placed, 'web-2').map((answer) => 'key' in answer && answer.key)).toEqual(
    sections.slice(1).map(({ key }) => key),
  );
});

test('several hosts become a group that is taken one server after the other', () => {
  expect(hostsIn('deploy@web-1.example.com, deploy@web-2.example.com;db  db')).toEqual([
    'deploy@web-1.example.com',
    'deploy@web-2.example.com',
    'db',
  ]);
  const targets = [{ name: 'web-1', ssh: 'deploy@web-1.example.com' }];
  expect(targetForAll(['deploy@web-1.example.com'], targets, ['web-1'])).toEqual({
    name: 'web-1',
    answers: [],
  });
  const made = targetForAll(['deploy@web-1.example.com', 'web-2', 'ops@web-2.example.org'], targets, [
    'web-1',
    'servers',
  ]);
  expect(made).toEqual({
    name: 'servers-2',
    answers: [
      { kind: 'target', key: 'web-2', decision: 'web-2' },
      { kind: 'target', key: 'web-2-2', decision: 'ops@web-2.example.org' },
      {
        kind: 'group',
        key: 'servers-2',
        decision: { group: ['web-1', 'web-2', 'web-2-2'], strategy: 'rolling' },
      },
    ],
  });
  for (const answer of made.answers) expect(answerSchema.parse(answer)).toEqual(answer);
  expect(
    describeChange(open(), open(), [
      { kind: 'group', key: 'servers', decision: { group: ['a', 'b'], strategy: 'rolling' } },
    ]),
  ).toBe('servers: 2 servers, one at a time. A failure stops before the next one.');
});

test('a host becomes a target once, under a name of its own', () => {
  const targets = [{ name: 'web-1', ssh: 'deploy@web-1.example.com' }];
  expect(targetFor('deploy@web-1.example.com', targets, ['web-1'])).toEqual({ name: 'web-1', answers: [] });
  expect(targetFor('ops@web-1.example.org', targets, ['web-1'])).toEqual({
    name: 'web-1-2',
    answers: [{ kind: 'target', key: 'web-1-2', decision: 'ops@web-1.example.org' }],
  });
});

test('the newest answer on its way is what is shown', () => {
  const pending: Answer[] = [
    { kind: 'value', key: 'a', decision: '1' },
    { kind: 'value', key: 'a', decision: null },
  ];
  expect(pendingFor(pending, 'value', 'a')).toBeNull();
  expect(pendingFor(pending, 'value', 'b')).toBeUndefined();
});

test('every answer says what it changed', () => {
  const before = open();
  const ids = Object.keys(before.placement).slice(0, 3);
  const moved = { ...before.placement, ...Object.fromEntries(ids.map((id) => [id, 'web-9'])) };
  const after = { ...before, placement: moved };
  const say = (answer: Answer): string => describeChange(before, after, [answer]);
  expect(say({ kind: 'where', key: 'x', decision: 'web-9' })).toBe('3 commands now run on web-9.');
  expect(say({ kind: 'environment', decision: 'production' })).toContain('confirmed before it runs');
  expect(say({ kind: 'artifacts', decision: ['a'] })).toBe(
    '1 path is uploaded before the commands that need it.',
  );
  expect(say({ kind: 'secret', key: 'TOKEN', decision: 'prompt' })).toContain('never written to a file');
  expect(say({ kind: 'placeholder', key: '<x>', decision: 'literal' })).toBe('<x> is used as written.');
  expect(say({ kind: 'value', key: '<distribution-id>', decision: 'E1' })).toBe(
    '<distribution-id> is E1 in 1 command.',
  );
  const sheet = [
    {
      id: 'a',
      line: 1,
      do: 'command',
      command: 'ls',
      when: 'change',
      where: 'local',
      runs: 'in-order',
      source: 'a',
    },
  ] as const;
  const withSheet = { ...before, plan: { ...before.plan, sheet: [...sheet] } };
  const without = { ...before, plan: { ...before.plan, sheet: [] } };
  const correction: Answer = { kind: 'command', key: 'ls', decision: false };
  expect(describeChange(withSheet, without, [correction])).toBe('1 line is no longer part of the release.');
  const other = {
    ...withSheet,
    plan: { ...withSheet.plan, sheet: [{ ...sheet[0], id: 'b', command: 'ls -l' }] },
  };
  expect(describeChange(withSheet, other, [{ ...correction, decision: 'ls -l' }])).toBe(
    '1 line runs another command now.',
  );
  expect(describeChange(without, withSheet, [{ ...correction, decision: null }])).toBe(
    '1 line was added to the release.',
  );
});

test('the margin says of every line what became of it', () => {
  const { text, account, plan: read } = open();
  const marks = markLines(text, account.lines, read);
  expect(marks).toHaveLength(account.lines.length);
  const counts = countMarks(marks);
  expect((counts.get('command') ?? 0) + (counts.get('manual') ?? 0)).toBe(account.counts.sheet);
  expect(counts.get('heading')).toBe(account.counts.heading);
  expect(marks.find(({ kind }) => kind === 'manual')?.sign).toBe('☐');
});

test('a code block is one command a line: its edges are none, and what goes on below is counted once', () => {
  const sheet = [
    {
      id: 's',
      line: 2,
      do: 'command',
      command: 'a \\\nb',
      when: 'change',
      where: 'local',
      runs: 'in-order',
      source: 's',
    },
  ] as const;
  const lines = [1, 2, 3, 4].map((line): AccountLine => ({ line, is: 'sheet', do: 'command', of: 's' }));
  const marks = markLines('```sh\na \\\nb\n```', lines, { ...plan, sheet: [...sheet] });
  expect(marks.map(({ kind, sign }) => [kind, sign])).toEqual([
    ['fence', ''],
    ['command', '▸'],
    ['command', ''],
    ['fence', ''],
  ]);
  expect([...countMarks(marks)]).toEqual([['command', 1]]);
});

test('the outline is in the order of a run and counts what is still to be chosen', () => {
  const stages = outlineOfPlan(plan, {});
  expect(stages.map(({ stage }) => stage)).toEqual(['before', 'change', 'after', 'back']);
  expect(
    stages.every(({ lines, sections }) => lines === sections.reduce((n, each) => n + each.lines, 0)),
  ).toBe(true);
});

test('a line offers what can be said of it with one click, and the engine takes it', () => {
  const opened = open();
  const guard = { kind: 'option', group: 'Migrate', label: 'A' } as const;
  const [item] = plan.items.filter(({ command }) => command !== undefined);
  if (item === undefined) throw new Error('the plan has a check');
  const on = {
    id: item.id,
    line: item.line,
    do: 'command',
    command: item.command ?? '',
    when: 'before',
    where: 'local',
    runs: 'beside',
    box: true,
    source: item.id,
  } as const;
  const withSheet = (line: typeof on | (typeof on & { guard: typeof guard })) => ({
    ...opened,
    sidecar: { ...opened.sidecar, choose: { Migrate: 'A' } },
    plan: { ...opened.plan, sheet: [line] },
  });
  const plain = detailOf(withSheet(on), item.line);
  expect(plain.changes.map(({ id }) => id)).toEqual(['one-of-several', 'left-out']);
  const guarded = detailOf(withSheet({ ...on, guard }), item.line);
  // The question goes with its last way: an answer to it would be an error.
  expect(guarded.changes[0]?.answers.map(({ kind, decision }) => [kind, decision])).toEqual([
    ['choose', null],
    ['option', false],
  ]);
  for (const { answers } of [...plain.changes, ...guarded.changes])
    for (const answer of answers) expect(answerSchema.safeParse(answer).success).toBe(true);
});

test('a line done by hand can be left out, a told one made a step, each sentence by its own name', () => {
  const opened = open();
  const item = opened.plan.items[0];
  if (item === undefined) throw new Error('the fixture has no item');
  const said = (text: string, decision: string, overruled = false): Decision => ({
    ...decided('instruction', decision),
    line: item.line,
    text,
    key: text,
    overruled,
  });
  const ids = (...decisions: Decision[]) =>
    detailOf({ ...opened, decisions, plan: { ...opened.plan, sheet: [] } }, item.line).changes;
  expect(ids(said('Tell them', 'instruction'))).toEqual([
    {
      id: 'not-part',
      label: 'Not part of the release',
      answers: [{ kind: 'instruction', key: 'Tell them', decision: false }],
    },
  ]);
  expect(ids(said('It lags', 'text')).map(({ id }) => id)).toEqual(['is-step']);
  expect(ids(said('It lags', 'instruction', true)).map(({ answers }) => answers)).toEqual([
    [{ kind: 'instruction', key: 'It lags', decision: null }],
  ]);
  const several = ids(
    said('Tell the people who are on call this week about it', 'instruction'),
    said('It lags', 'text'),
  );
  expect(several.map(({ label }) => label)).toEqual([
    'Not part of the release: “Tell the people who are on call this wee…”',
    'Make it a step: “It lags”',
  ]);
  expect(new Set(several.map(({ id }) => id)).size).toBe(2);
});

test('a look has answers where the sidecar can settle it', () => {
  const look = (code: Look['code']): Look => ({
    code,
    line: 1,
    lines: [1],
    text: 'x',
    means: 'm',
    todo: 't',
    sidecar: { in: 'plan.commands', key: 'k' },
  });
  expect(answersTo(look('swallowed')).given).toEqual([]);
  const codes = ['acts-in-example', 'acts-before', 'not-walked', 'command-left', 'sentence-left'] as const;
  expect(answersTo({ ...look('sentence-left'), lines: [1, 2] }).given).toEqual([]);
  for (const code of codes)
    for (const { answer } of answersTo(look(code)).given)
      expect(answerSchema.safeParse(answer).success).toBe(true);
});

test('a value that is typed with pauses is undone as a whole', () => {
  const typed = (decision: string | null): Saved => ({
    card: 'values',
    told: 'x',
    undo: { answers: [{ kind: 'value', key: '<v>', decision }] },
  });
  const other: Saved = {
    card: 'environment',
    told: 'y',
    undo: { answers: [{ kind: 'environment', decision: null }] },
  };
  expect(withSaved([typed(null)], typed('1'))).toEqual([typed(null)]);
  expect(withSaved([typed(null), other], typed('1'))).toHaveLength(3);
});

test('a secret that stands in commands as text gives way to a variable, unless quotes would keep it', () => {
  expect(['<api-token>', '{{ key }}', '<2fa>'].map(variableFor)).toEqual(['API_TOKEN', 'KEY', 'SECRET_2FA']);
  const opened = open();
  const asked = (...commands: string[]) => ({
    ...opened,
    decisions: commands.map((text) => ({ ...decided('command', 'command'), text, key: text })),
  });
  expect(secretInstead(asked('login <pw>', 'curl -H "A: <pw>" x', 'ls'), '<pw>')).toEqual([
    { kind: 'command', key: 'login <pw>', decision: 'login "$PW"' },
    { kind: 'command', key: 'curl -H "A: <pw>" x', decision: 'curl -H "A: $PW" x' },
    { kind: 'secret', key: 'PW', decision: 'prompt' },
  ]);
  expect(secretInstead(asked("curl -H 'A: <pw>' x"), '<pw>')).toBeNull();
});

test('ways are no choice by their heading, and by their line where a person made them ways', () => {
  const opened = open();
  const items = workOf(opened.plan)
    .filter((item) => item.phase === opened.plan.items[0]?.phase)
    .slice(0, 2);
  const question = { question: 'Q', kind: 'option', answers: ['a', 'b'], items } as const;
  const byHeading = runAllWays(opened, question, true);
  expect(byHeading.map(({ kind, decision }) => [kind, decision])).toEqual([
    ['choose', null],
    ['option', false],
  ]);
  const sidecar = { ...opened.sidecar, plan: { options: { one: 'Q', two: 'Q', three: 'other' } } };
  expect(runAllWays({ ...opened, sidecar }, question, false)).toEqual([
    { kind: 'option', key: 'one', decision: false },
    { kind: 'option', key: 'two', decision: false },
  ]);
});
