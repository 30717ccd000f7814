import { describe, expect, it } from 'vitest';
import type { EventBody, JournalEvent } from '../../../../src/shared/journal/events.ts';
import { acknowledgmentOf, isLoud, silenceOf } from '../../../../src/shared/run/alerts/alert-notes.ts';
import { emptyRunState, type RunState, transition } from '../../../../src/shared/run/run-state.ts';

const rule = 'High error rate (>1%)';
const start = Date.parse('2026-11-27T10:00:00.000Z');
const minuteMs = 60_000;

/** Folds events that happen a minute apart. */
function fold(...bodies: readonly EventBody[]): RunState {
  return bodies.reduce((state, body, index) => {
    const event: JournalEvent = {
      ...body,
      seq: index + 1,
      at: new Date(start + index * minuteMs).toISOString(),
      v: 1,
      prev: '',
    };
    return transition(state, event);
  }, emptyRunState);
}

const changed = (state: string): EventBody => ({
  type: 'alert.changed',
  rule: 0,
  text: rule,
  state,
  value: 2,
});
const acknowledged: EventBody = { type: 'alert.acknowledged', text: rule, actor: 'ann' };
const silenced = (until: string | null, actor = 'ann'): EventBody => ({
  type: 'alert.silenced',
  text: rule,
  actor,
  reason: 'a load test',
  until,
});
const at = (minutes: number): string => new Date(start + minutes * minuteMs).toISOString();

describe('a rule that fires', () => {
  it('is loud until somebody acknowledges it, and anew when it fires again', () => {
    expect(isLoud(fold(changed('firing')), rule, start)).toBe(true);
    const seen = fold(changed('firing'), acknowledged);
    expect(acknowledgmentOf(seen, rule)).toMatchObject({ actor: 'ann', at: at(1) });
    expect(isLoud(seen, rule, start)).toBe(false);
    const again = fold(changed('firing'), acknowledged, changed('resolved'), changed('firing'));
    expect(acknowledgmentOf(again, rule)).toBeNull();
    expect(isLoud(again, rule, start)).toBe(true);
    expect(again.alertNotes).toMatchObject([{ kind: 'acknowledged', ended: { actor: null, at: at(2) } }]);
  });

  it('stays acknowledged while it only loses its data', () => {
    const blind = fold(changed('firing'), acknowledged, changed('no-data'));
    expect(acknowledgmentOf(blind, rule)?.actor).toBe('ann');
  });

  it('is quiet until its silence ends, by time, by word, or with the run', () => {
    const timed = fold(changed('firing'), silenced(at(30)));
    expect(isLoud(timed, rule, start + 29 * minuteMs)).toBe(false);
    expect(silenceOf(timed, rule, start + 29 * minuteMs)).toMatchObject({ reason: 'a load test' });
    expect(isLoud(timed, rule, start + 30 * minuteMs)).toBe(true);
    const whole = fold(changed('firing'), silenced(null));
    expect(isLoud(whole, rule, start + 10_000 * minuteMs)).toBe(false);
    const ended = fold(changed('firing'), silenced(null), {
      type: 'alert.unsilenced',
      text: rule,
      actor: 'bob',
    });
    expect(isLoud(ended, rule, start)).toBe(true);
    expect(ended.alertNotes).toMatchObject([{ ended: { actor: 'bob', at: at(2) } }]);
  });

  it('stays silenced when it resolves and fires again, and a new silence takes the place of the old one', () => {
    const again = fold(silenced(null), changed('firing'), changed('resolved'), changed('firing'));
    expect(isLoud(again, rule, start)).toBe(false);
    const replaced = fold(silenced(null), silenced(at(5), 'bob'));
    expect(silenceOf(replaced, rule, start + 2 * minuteMs)).toMatchObject({ actor: 'bob', until: at(5) });
    expect(silenceOf(replaced, rule, start + 6 * minuteMs)).toBeNull();
  });

  it('says nothing of a silence that was over before somebody ended it', () => {
    const late = fold(silenced(at(1)), changed('firing'), {
      type: 'alert.unsilenced',
      text: rule,
      actor: 'bob',
    });
    expect(late.alertNotes).toMatchObject([{ until: at(1), ended: null }]);
  });

  it('leaves no notes in the state of a journal that has none', () => {
    expect('alertNotes' in fold(changed('firing'), changed('resolved'))).toBe(false);
  });
});
