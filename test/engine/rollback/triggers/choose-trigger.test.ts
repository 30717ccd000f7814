import { describe, expect, it } from 'vitest';
import type { JudgedRule } from '../../../../src/engine/measures/judged-rule.ts';
import {
  chooseTrigger,
  heardAgain,
  type Trigger,
  worseText,
} from '../../../../src/engine/rollback/triggers/choose-trigger.ts';
import type { EventBody } from '../../../../src/shared/journal/events.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { openProposal } from '../../../../src/shared/run/proposals/proposals.ts';
import { emptyRunState, type RunState, transition } from '../../../../src/shared/run/run-state.ts';
import { isSoaking } from '../../../../src/shared/run/soak-window.ts';

const fold = (bodies: readonly EventBody[]): RunState =>
  bodies.reduce(
    (state, body, index) =>
      transition(state, { ...body, seq: index + 1, at: `2026-01-01T00:00:0${index}Z`, v: 1, prev: '' }),
    emptyRunState,
  );

const judged = (text: string, more: Partial<JudgedRule> = {}): JudgedRule => ({
  rule: { text, metric: 'error rate', op: '>', value: 5, line: 1, rollback: true },
  state: 'inactive',
  value: 1,
  shown: '1%',
  since: null,
  host: null,
  silentSince: null,
  silentReason: null,
  isClear: false,
  asked: [],
  ...more,
});
const firing = (text: string) => judged(text, { state: 'firing', since: 1_000 });

const proposed = (proposal: string, text: string, more: Partial<EventBody> = {}): EventBody =>
  ({
    type: 'rollback.proposed',
    proposal,
    mode: 'ask',
    cause: 'breach',
    text,
    value: 9,
    shown: '9%',
    since: '2026-01-01T00:00:00Z',
    restores: '',
    reasons: [],
    ...more,
  }) as EventBody;
const changed = (text: string, state: string): EventBody => ({
  type: 'alert.changed',
  rule: 0,
  text,
  state,
  value: null,
});
const declined = (proposal: string): EventBody => ({ type: 'rollback.declined', proposal, actor: 'ann' });

const choose = (state: RunState, alerts: readonly JudgedRule[], now: number): Trigger | null =>
  chooseTrigger(state, { alerts, worse: null }, now);

describe('which rollback trigger is proposed', () => {
  it('is one that fires and is a trigger; other alert rules are not', () => {
    const { rollback: _trigger, ...alert } = firing('a').rule;
    expect(choose(emptyRunState, [{ ...firing('a'), rule: alert }], 0)).toBeNull();
    expect(choose(emptyRunState, [judged('a'), firing('b')], 0)).toMatchObject({
      cause: 'breach',
      text: 'b',
      since: 1_000,
    });
  });

  it('is one at a time, a firing once, and the next one when that was answered', () => {
    const asked = [proposed('p1', 'a')];
    expect(choose(fold(asked), [firing('a'), firing('b')], 0)).toBeNull();
    const answered = [...asked, declined('p1')];
    expect(choose(fold(answered), [firing('a')], 0)).toBeNull();
    expect(choose(fold(answered), [firing('a'), firing('b')], 0)?.text).toBe('b');
    const resolved = [...answered, changed('a', 'resolved')];
    expect(choose(fold(resolved), [firing('a')], 0)?.text).toBe('a');
  });

  it('is a breach before silence, and silence as long as the rule says or half a minute', () => {
    const silent = judged('a', { state: 'no-data', silentSince: 10_000 });
    expect(choose(emptyRunState, [silent], 39_999)).toBeNull();
    expect(choose(emptyRunState, [silent], 40_000)).toMatchObject({ cause: 'no-data', since: 10_000 });
    const short = { ...silent, rule: { ...silent.rule, forMs: 2_000 } };
    expect(choose(emptyRunState, [short], 12_000)?.cause).toBe('no-data');
    expect(choose(emptyRunState, [short, firing('b')], 12_000)?.cause).toBe('breach');
  });

  it('is what got worse since the change, once, where no rule of the document fires', () => {
    const worse = { shown: 'p95 84 ms → 131 ms (certain)', since: 5_000 };
    const silent = judged('a', { state: 'no-data', silentSince: 0 });
    const watched = { alerts: [silent], worse };
    expect(chooseTrigger(emptyRunState, watched, 60_000)).toEqual({
      cause: 'worse',
      text: worseText,
      value: null,
      why: null,
      ...worse,
    });
    expect(chooseTrigger(emptyRunState, { alerts: [firing('b')], worse }, 0)?.cause).toBe('breach');
    const declinedOnce = fold([proposed('p1', worseText, { cause: 'worse' }), declined('p1')]);
    expect(chooseTrigger(declinedOnce, watched, 60_000)?.cause).toBe('no-data');
  });

  it('has been heard again once its silence was proposed and its source answers', () => {
    const asked = fold([changed('a', 'no-data'), proposed('p1', 'a', { cause: 'no-data' })]);
    expect(heardAgain(asked, [judged('a', { silentSince: 5 })])).toEqual([]);
    expect(heardAgain(asked, [judged('a')])).toHaveLength(1);
    expect(heardAgain(fold([proposed('p1', 'a')]), [judged('a')])).toEqual([]);
  });
});

describe('a proposal', () => {
  it('is open until it is answered, its condition has passed, or the release has ended', () => {
    const asked = [proposed('p1', 'a')];
    expect(openProposal(fold(asked))?.id).toBe('p1');
    expect(openProposal(fold([...asked, declined('p1')]))).toBeNull();
    expect(openProposal(fold([...asked, changed('a', 'resolved')]))).toBeNull();
    expect(openProposal(fold([...asked, changed('b', 'resolved')]))?.id).toBe('p1');
    expect(openProposal(fold([...asked, changed('a', 'firing')]))?.id).toBe('p1');
    expect(openProposal(fold([...asked, { type: 'run.ended', outcome: 'passed', summary: '' }]))).toBeNull();
    expect(openProposal(fold([proposed('p1', 'a', { mode: 'shadow' })]))).toBeNull();
  });

  it('is taken by whoever starts the rollback; one that was declined stays declined', () => {
    const started: EventBody = { type: 'rollback.started', run: 'r', alternative: 'x', actor: 'bea' };
    const state = fold([proposed('p1', 'a'), declined('p1'), proposed('p2', 'b'), started]);
    expect(state.proposals?.map(({ answer }) => [answer?.kind, answer?.actor])).toEqual([
      ['declined', 'ann'],
      ['taken', 'bea'],
    ]);
  });
});

describe('the soak window', () => {
  const step = { id: 's', kind: 'step', phaseKind: 'deploy' } as WorkItem;
  const check = { id: 'c', kind: 'check', phaseKind: 'preflight' } as WorkItem;
  const started = (item: string): EventBody => ({
    type: 'item.started',
    item,
    attempt: 1,
    target: 'local',
    command: 'true',
    timeoutMs: 0,
  });
  const soaks = (...bodies: EventBody[]) => isSoaking(fold(bodies), [step, check]);

  it('opens with the first effect, and closes with the soak gate, the rollback, or the end', () => {
    expect(soaks()).toBe(false);
    expect(soaks(started('c'))).toBe(false);
    expect(soaks(started('s'))).toBe(true);
    expect(soaks(started('s'), { type: 'gate.opened', gate: 'deploy', actor: 'ann' })).toBe(true);
    expect(soaks(started('s'), { type: 'gate.opened', gate: 'soak', actor: 'ann' })).toBe(false);
    expect(soaks(started('s'), { type: 'run.ended', outcome: 'passed', summary: '' })).toBe(false);
    expect(soaks(started('s'), { type: 'rollback.started', run: 'r', alternative: 'x', actor: 'ann' })).toBe(
      false,
    );
  });
});
