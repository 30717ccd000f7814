import { describe, expect, it } from 'vitest';
import type { EventBody, JournalEvent } from '../../../src/shared/journal/events.ts';
import { foldSent, openSent, type SentAhead } from '../../../src/shared/run/sent-ahead.ts';

const event = (body: EventBody): JournalEvent => ({ ...body, seq: 1, at: '', v: 1, prev: '' });
const sent = (item: string, after: string): JournalEvent =>
  event({ type: 'item.sent', item, attempt: 1, after, target: 'box', command: 'true', timeoutMs: 0 });
const ended = (item: string, outcome: 'passed' | 'failed' | 'unknown' | 'cancelled'): JournalEvent =>
  event({
    type: 'item.ended',
    item,
    attempt: 1,
    outcome,
    exit: null,
    durationMs: 0,
    outputBytes: 0,
    outputSha256: '',
  });
const fold = (...events: JournalEvent[]): readonly SentAhead[] =>
  events.reduce<readonly SentAhead[]>(foldSent, []);
const names = (all: readonly SentAhead[]): string[] => all.map(({ item }) => item);

describe('what was sent ahead', () => {
  const chain = [sent('b', 'a'), sent('c', 'b'), sent('d', 'c')];

  it('stays open until it is known to have begun', () => {
    expect(names(fold(...chain, ended('a', 'passed')))).toEqual(['b', 'c', 'd']);
    const started = event({
      type: 'item.started',
      item: 'b',
      attempt: 1,
      target: 'box',
      command: '',
      timeoutMs: 0,
    });
    expect(names(fold(...chain, ended('a', 'passed'), started))).toEqual(['c', 'd']);
  });

  it.each(['failed', 'cancelled'] as const)(
    'is dropped with all behind it where the one before it %s',
    (how) => {
      expect(names(fold(...chain, ended('a', how)))).toEqual([]);
      expect(names(fold(...chain, ended('b', how)))).toEqual(['b']);
    },
  );

  it('is dropped with all behind it where it was withdrawn', () => {
    expect(names(fold(...chain, event({ type: 'item.withdrawn', item: 'b', attempt: 1 })))).toEqual([]);
  });

  it('stays open where nobody knows how the one before it ended', () => {
    expect(names(fold(...chain, ended('a', 'unknown')))).toEqual(['b', 'c', 'd']);
  });

  it('is to be asked about once what it waits for runs no more', () => {
    const all = fold(...chain);
    expect(names(openSent(all, (item) => item === 'a'))).toEqual([]);
    expect(names(openSent(all, () => false))).toEqual(['b']);
  });
});
