import { describe, expect, it } from 'vitest';
import { handedOn, type ShellLine } from '../../../../src/shared/run/shell/carried-state.ts';
import { carriedWords } from '../../../../src/shared/run/shell/carried-words.ts';

let line = 0;
const at = (phase: string, more: Partial<ShellLine> = {}): ShellLine => ({
  phase,
  when: 'change',
  runs: 'in-order',
  place: 'local',
  line: ++line,
  ...more,
});
/** What a section starts with, in words. */
const startOf = (lines: readonly ShellLine[], phase: string, place = 'local') => {
  const carried = handedOn(lines).starts.get(phase)?.get(place);
  return carried === undefined ? null : carriedWords(carried);
};

describe('what a section starts with', () => {
  it('is what the sections before it have set, as one shell would hold it', () => {
    const lines = [
      at('one', { sets: { directory: 'app', variables: { TAG: '1' } } }),
      at('two', { sets: { directory: 'web', environments: ['source .env'] } }),
      at('three'),
    ];
    expect(startOf(lines, 'one')).toBeNull();
    expect(startOf(lines, 'two')).toBe('Continues in app with TAG');
    expect(startOf(lines, 'three')).toBe('Continues in app/web with TAG, source .env');
  });

  it('follows the order of the walk, and not that of the document', () => {
    const lines = [at('change'), at('before', { when: 'before', sets: { directory: '/srv' } })];
    expect(startOf(lines, 'change')).toBe('Continues in /srv');
    expect(startOf(lines, 'before')).toBeNull();
  });

  it('stays on its target, in its walk, and with what a person has yet to decide', () => {
    const set = { directory: '/srv' };
    expect(startOf([at('one', { sets: set }), at('two', { place: 'web-1' })], 'two', 'web-1')).toBeNull();
    expect(startOf([at('one', { sets: set }), at('two', { when: 'back' })], 'two')).toBeNull();
    expect(
      startOf([at('one', { sets: set, when: 'demand' }), at('two', { when: 'demand' })], 'two'),
    ).toBeNull();
    expect(startOf([at('one', { sets: set, runs: 'asked' }), at('two')], 'two')).toBeNull();
  });

  it('names a few variables and counts the rest', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const variables = Object.fromEntries(names.map((name) => [name, '1']));
    expect(startOf([at('one', { sets: { variables } }), at('two')], 'two')).toBe(
      'Continues with A, B, C, D, E, F and 2 more',
    );
  });
});

describe('a variable that two sections set', () => {
  const overridesOf = (first: string, second: string, phase = 'two') =>
    handedOn([
      at('one', { sets: { variables: { TAG: first } } }),
      at(phase, { sets: { variables: { TAG: second } } }),
    ]).overrides.map(({ name, before }) => [name, before.phase]);

  it('is reported where the values differ', () => {
    expect(overridesOf('1', '2')).toEqual([['TAG', 'one']]);
  });

  it('is not where they are the same, of one section, or one is made of the other', () => {
    expect(overridesOf('1', '1')).toEqual([]);
    expect(overridesOf('1', '2', 'one')).toEqual([]);
    expect(overridesOf('1', '$TAG-rc')).toEqual([]);
  });
});
