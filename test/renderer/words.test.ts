import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { describeEvent } from '../../src/renderer/features/events/words.ts';
import { describeGate } from '../../src/renderer/features/gate/describe-gate.ts';
import { keys } from '../../src/renderer/features/keys/words.ts';
import { describeSources } from '../../src/renderer/features/logs/describe-sources.ts';
import { formatValue } from '../../src/renderer/features/metrics/format-value.ts';
import { readMarkdown, readSpans } from '../../src/renderer/features/record/read-markdown.ts';
import { readContact } from '../../src/renderer/features/reference/read-contact.ts';
import { describeRollback } from '../../src/renderer/features/rollback/describe-rollback.ts';
import { formatClock } from '../../src/renderer/features/strip/format-clock.ts';
import { explainError } from '../../src/renderer/link/explain-error.ts';
import { targetName } from '../../src/renderer/screens/review/places/target-name.ts';
import { gatesOf } from '../../src/shared/run/gates.ts';
import { plan, sidecar } from './fixture/plan.ts';
import { createWorld } from './fixture/scenarios.ts';

test('the clock counts hours and never goes below zero', () => {
  expect(formatClock(402_900)).toBe('T+00:06:42');
  expect(formatClock(-5)).toBe('T+00:00:00');
  expect(formatClock(360_000_000)).toBe('T+100:00:00');
});

test('values are short and keep what matters', () => {
  expect([0, 0.04, 0.004, 1.5, 37, 37.26, 412.4, 1_184, 123_456, 2_500_000].map(formatValue)).toEqual([
    '0',
    '0.04',
    '0.004',
    '1.5',
    '37',
    '37.3',
    '412',
    '1,184',
    '123.5 k',
    '2.5 M',
  ]);
});

test('the rollback control says whether it is ready, what is missing, how far it is and how it ended', () => {
  const now = Date.now();
  expect(describeRollback(createWorld('running').main.state, null, now, true)).toMatchObject({
    phase: 'armed',
    detail: 'ready · restores 0.9.7 in ~4 s',
  });
  expect(describeRollback(createWorld('not-armed').main.state, null, now, true)).toMatchObject({
    phase: 'not-armed',
    detail: 'web-1 is not reachable · 1 more',
  });
  expect(describeRollback(createWorld('fresh').main.state, null, now, false)).toMatchObject({
    phase: 'nothing',
  });
  expect(describeRollback(createWorld('fresh').main.state, null, now, true)).toMatchObject({
    phase: 'not-armed',
    detail: 'no restore point',
  });
  expect(describeRollback(createWorld('rolled-back').main.state, null, now, true)).toMatchObject({
    phase: 'verified',
    detail: '0.9.7 verified in 3.87 s',
  });
  const state = createWorld('running').main.state;
  const under = {
    run: 'b',
    alternative: 'x',
    startedAt: new Date(now - 1_000).toISOString(),
    endedAt: null,
    outcome: null,
    durationMs: null,
  };
  expect(describeRollback({ ...state, rollback: under }, null, now, true)).toMatchObject({
    phase: 'under-way',
    detail: 'starting · ~4.00 s left',
  });
  const point = state.restorePoint;
  const hosts = ['web-1', 'web-2', 'web-3'].map((host) => ({ host, version: '0.9.7', paths: [] }));
  const back = { ...state, order: ['a', 'b'], items: {}, verified: ['web-1'] };
  expect(
    describeRollback(
      { ...state, rollback: under, restorePoint: point === null ? null : { ...point, hosts } },
      back,
      now,
      true,
    ).detail,
  ).toContain('0 of 2 · 1 of 3 hosts verified');
});

test('a gate says what it waits for', () => {
  const [deploy] = gatesOf(plan, sidecar);
  if (deploy === undefined) throw new Error('the plan has a gate');
  const say = (name: 'signing' | 'running' | 'fresh') => {
    const { state } = createWorld(name).main;
    return describeGate(deploy, state, Date.now());
  };
  expect(say('fresh')).toEqual({ text: 'closed · 23 items left', tone: 'shut' });
  expect(say('signing').tone).toBe('shut');
  expect(say('running')).toEqual({ text: 'open · 5 signed', tone: 'open' });
});

test('contacts become calls, mails, links or something to copy; placeholders are not people', () => {
  expect(readContact('+49 30 5550 100')).toEqual({ missing: false, href: 'tel:+49305550100', word: 'call' });
  expect(readContact('ops@example.com')).toMatchObject({ href: 'mailto:ops@example.com' });
  expect(readContact('@sec-oncall')).toMatchObject({ missing: false, href: null });
  expect(readContact('https://pager.example.com/x')).toMatchObject({ word: 'open' });
  for (const empty of ['[contact]', '____', '', 'TBD']) expect(readContact(empty).missing).toBe(true);
});

test('every event of a run has words', () => {
  for (const name of ['rolled-back', 'unknown', 'ended', 'not-armed'] as const) {
    for (const event of createWorld(name).main.events)
      expect(describeEvent(event, (item) => item).length).toBeGreaterThan(5);
  }
});

test('lost log bytes and broken sources speak before the rate', () => {
  const source = {
    id: 'a',
    target: 'web-1',
    source: 'app',
    state: 'live' as const,
    bytes: 1,
    lines: 1,
    gaps: 0,
    reason: null,
  };
  expect(describeSources([source], 1_284).text).toBe('live · 1,284 lines/s · 0 lost');
  expect(describeSources([{ ...source, gaps: 1 }], 1).tone).toBe('broken');
  expect(describeSources([source, { ...source, id: 'b', state: 'broken' }], 1).text).toBe(
    '1 of 2 failing · 0 lost',
  );
  expect(describeSources([], 0).text).toBe('no sources');
});

test('a server gets a name from what is typed after ssh', () => {
  expect(targetName('deploy@web-1.example.com')).toBe('web-1');
  expect(targetName('10.0.0.7')).toBe('10.0.0.7');
  expect(targetName(' ')).toBe('server');
});

test('a record is read as blocks and its markup is never trusted', () => {
  const blocks = readMarkdown(
    '# T\n\n- [x] a `b`\n- [ ] c\n\n| h |\n|---|\n| v |\n\n```\nx\n```\n<script>alert(1)</script>',
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'list', 'table', 'code', 'text']);
  expect(readSpans('a `b` **c** <i>')).toEqual([
    { kind: 'plain', text: 'a ' },
    { kind: 'code', text: 'b' },
    { kind: 'plain', text: ' ' },
    { kind: 'strong', text: 'c' },
    { kind: 'plain', text: ' <i>' },
  ]);
});

test('an error of the engine is shown with its hint and place', () => {
  const error = new ORPCError('BAD_INPUT', {
    message: 'Unknown key.',
    data: { hint: 'Did you mean artifacts?', line: 7, column: 1 },
  });
  expect(explainError(error)).toEqual({
    message: 'Unknown key.',
    hint: 'Did you mean artifacts?',
    place: 'line 7, column 1',
  });
  expect(explainError('odd')).toEqual({ message: 'odd', hint: null, place: null });
});

test('the documentation lists every key with the words of the window', async () => {
  const text = await readFile(fileURLToPath(new URL('../../docs/window.md', import.meta.url)), 'utf8');
  const listed = [...text.matchAll(/^\| `.* \| (.+) \|$/gm)].map(([, does]) => does);
  expect(listed).toEqual(keys.map(([, does]) => does));
});
