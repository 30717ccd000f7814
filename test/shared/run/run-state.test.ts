import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EventBody, type JournalEvent, journalEventSchema } from '../../../src/shared/journal/events.ts';
import { groupOutcome, hostStates } from '../../../src/shared/run/group-state.ts';
import {
  emptyRunState,
  isItemSettled,
  itemState,
  nextAttempt,
  type RunState,
  transition,
} from '../../../src/shared/run/run-state.ts';

const histories = join(import.meta.dirname, '..', '..', 'fixtures', 'journals');

function fold(bodies: readonly EventBody[]): RunState {
  return bodies
    .map(
      (body, index): JournalEvent => ({
        ...body,
        seq: index + 1,
        at: new Date(index * 1_000).toISOString(),
        v: 1,
        prev: '',
      }),
    )
    .reduce(transition, emptyRunState);
}

const created: EventBody = {
  type: 'run.created',
  run: 'r',
  kind: 'release',
  file: '/p.md',
  planHash: 'h',
  title: 'T',
  version: '1',
  environment: 'practice',
  actor: 'ann',
  host: 'laptop',
  targets: ['web'],
  items: ['a', 'b'],
};
const started = (item: string, attempt = 1): EventBody & { readonly type: 'item.started' } => ({
  type: 'item.started',
  item,
  attempt,
  target: 'web',
  command: 'true',
  timeoutMs: 1,
});
const ended = (
  item: string,
  outcome: 'passed' | 'failed' | 'unknown',
  attempt = 1,
): EventBody & { readonly type: 'item.ended' } => ({
  type: 'item.ended',
  item,
  attempt,
  outcome,
  exit: outcome === 'passed' ? 0 : null,
  durationMs: 5,
  outputBytes: 2,
  outputSha256: 'x',
});

describe('the state of a run', () => {
  it('is folded from its events alone', () => {
    const state = fold([created, { type: 'run.started', actor: 'ann' }, started('a'), ended('a', 'passed')]);
    expect(state).toMatchObject({ run: 'r', status: 'running', order: ['a', 'b'], seq: 4 });
    expect(itemState(state, 'a')).toMatchObject({
      status: 'passed',
      attempts: [{ n: 1, outcome: 'passed', exit: 0, outputSha256: 'x' }],
    });
    expect(itemState(state, 'b').status).toBe('pending');
  });

  it('counts attempts, and a retry lifts a waiver', () => {
    const state = fold([
      created,
      started('a'),
      ended('a', 'failed'),
      { type: 'item.waived', item: 'a', actor: 'ann', reason: 'known' },
      started('a', 2),
    ]);
    expect(itemState(state, 'a')).toMatchObject({ status: 'running', waiver: null });
    expect(nextAttempt(state, 'a')).toBe(3);
  });

  it('calls an item settled when it passed or was waived, and never when it is unknown', () => {
    const state = fold([
      created,
      started('a'),
      ended('a', 'unknown'),
      { type: 'item.waived', item: 'b', actor: 'ann', reason: 'known' },
    ]);
    expect([isItemSettled(state, 'a'), isItemSettled(state, 'b')]).toEqual([false, true]);
    const decided = transition(state, {
      type: 'item.decided',
      item: 'a',
      actor: 'ann',
      outcome: 'passed',
      reason: 'seen',
      seq: 5,
      at: '',
      v: 1,
      prev: '',
    });
    expect(isItemSettled(decided, 'a')).toBe(true);
  });

  it('holds a run that was running when its console ended', () => {
    expect(
      fold([
        created,
        { type: 'run.started', actor: 'ann' },
        { type: 'run.recovered', lost: [], tornBytes: 0 },
      ]),
    ).toMatchObject({ status: 'paused' });
  });

  it('keeps apart what became of an item on every host, and calls it passed only where all did', () => {
    const hosts = ['web-1', 'web-2'];
    const begun = (host: string, n: number): EventBody => ({
      type: 'host.started',
      item: 'a',
      attempt: n,
      host,
    });
    const over = (host: string, n: number, outcome: 'passed' | 'failed' | 'unknown'): EventBody => ({
      ...ended('a', outcome, n),
      type: 'host.ended',
      host,
    });
    const bodies: EventBody[] = [
      created,
      { ...started('a'), hosts },
      begun('web-1', 1),
      begun('web-2', 1),
      over('web-1', 1, 'passed'),
      over('web-2', 1, 'failed'),
      ended('a', 'failed'),
      { ...started('a', 2), hosts: ['web-2'], group: hosts },
      begun('web-2', 2),
      over('web-2', 2, 'unknown'),
      ended('a', 'unknown', 2),
    ];
    const item = itemState(fold(bodies), 'a');
    expect(hostStates(item).map(({ host, status }) => [host, status])).toEqual([
      ['web-1', 'passed'],
      ['web-2', 'unknown'],
    ]);
    const decided = itemState(
      fold([
        ...bodies,
        { type: 'item.decided', item: 'a', host: 'web-2', actor: 'ann', outcome: 'passed', reason: 'seen' },
      ]),
      'a',
    );
    expect([decided.status, groupOutcome(hostStates(decided))]).toEqual(['passed', 'passed']);
  });

  it('does not call an item passed that was run on a part of its group only', () => {
    const item = itemState(
      fold([
        created,
        { ...started('a'), hosts: ['web-1'], group: ['web-1', 'web-2'] },
        { type: 'host.started', item: 'a', attempt: 1, host: 'web-1' },
        { ...ended('a', 'passed'), type: 'host.ended', host: 'web-1' },
      ]),
      'a',
    );
    expect(groupOutcome(hostStates(item))).toBe('cancelled');
  });

  it('tells alert rules apart by their words, wherever an edit has moved them', () => {
    const alert = (rule: number, text: string, state: string): EventBody => ({
      type: 'alert.changed',
      rule,
      text,
      state,
      value: null,
    });
    const edited: EventBody = {
      type: 'plan.changed',
      planHash: 'i',
      title: 'T',
      version: '1',
      targets: ['web'],
      items: ['a', 'b'],
      shut: [],
      actor: 'ann',
    };
    const { alerts } = fold([
      created,
      alert(0, 'Errors', 'firing'),
      edited,
      alert(0, 'Latency', 'firing'),
      alert(1, 'Errors', 'resolved'),
    ]);
    expect(Object.entries(alerts).map(([rule, { state }]) => [rule, state])).toEqual([
      ['Errors', 'resolved'],
      ['Latency', 'firing'],
    ]);
  });

  it('does not change what it is given', () => {
    const before = fold([created, started('a')]);
    const copy = structuredClone(before);
    transition(before, { ...ended('a', 'passed'), seq: 3, at: '', v: 1, prev: '' });
    expect(before).toEqual(copy);
  });
});

describe('a history of an earlier version', () => {
  for (const name of readdirSync(histories).filter((file) => file.endsWith('.ndjson'))) {
    it(`${name} still reads and folds to what it folded to then`, () => {
      const events = readFileSync(join(histories, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => journalEventSchema.parse(JSON.parse(line)));
      const state = events.reduce(transition, emptyRunState);
      const then: unknown = JSON.parse(
        readFileSync(join(histories, name.replace('.ndjson', '.state.json')), 'utf8'),
      );
      expect(JSON.parse(JSON.stringify(state))).toEqual(then);
    });
  }
});
