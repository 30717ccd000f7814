import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../../src/shared/plan/work.ts';
import { type ItemState, untouched } from '../../../src/shared/run/attempts.ts';
import {
  type Choice,
  foldChoice,
  openQuestion,
  questionsOf,
  settledBy,
} from '../../../src/shared/run/choices.ts';

const item = (id: string, question?: string, guard?: WorkItem['guard']): WorkItem =>
  ({ id, question, guard }) as WorkItem;
const option = (label: string): WorkItem['guard'] => ({ kind: 'option', group: 'Deploy', label });
const work = [
  item('a', 'Deploy', option('Docker')),
  item('b', 'Deploy', option('Systemd')),
  item('c', 'Deploy', option('Docker')),
  item('d', 'if it fails', { kind: 'if', text: 'if it fails' }),
  item('e'),
];

describe('questions a document leaves open', () => {
  it('are one for each group of ways and one for each case, in order', () => {
    expect(questionsOf(work).map(({ question, kind, answers }) => ({ question, kind, answers }))).toEqual([
      { question: 'Deploy', kind: 'option', answers: ['Docker', 'Systemd'] },
      { question: 'if it fails', kind: 'if', answers: ['yes', 'no'] },
    ]);
  });

  it('settle the ways that were not chosen, and a case that does not apply', () => {
    const [deploy, fails] = questionsOf(work);
    if (deploy === undefined || fails === undefined) throw new Error('two questions are expected');
    expect(settledBy(deploy, 'docker ')).toEqual(['b']);
    expect(settledBy(deploy, 'Systemd')).toEqual(['a', 'c']);
    expect(settledBy(deploy, 'Kubernetes')).toBeNull();
    expect(settledBy(fails, 'no')).toEqual(['d']);
    expect(settledBy(fails, 'yes')).toEqual([]);
    expect(settledBy(fails, 'maybe')).toBeNull();
  });

  it('stand in front of an item until they are answered', () => {
    const [a, , , , e] = work;
    if (a === undefined || e === undefined) throw new Error('five items are expected');
    expect(openQuestion({ choices: {} }, a)).toBe('Deploy');
    expect(openQuestion({ choices: {} }, e)).toBeNull();
    const choices = { Deploy: { answer: 'Docker', actor: 'ann', at: '', settles: [] } };
    expect(openQuestion({ choices }, a)).toBeNull();
  });
});

interface State {
  readonly items: Readonly<Record<string, ItemState>>;
  readonly choices?: Readonly<Record<string, Choice>>;
}

describe('an answer', () => {
  const made = (answer: string, settles: string[]) =>
    ({ type: 'choice.made', question: 'Deploy', answer, actor: 'ann', at: 'noon', settles }) as Parameters<
      typeof foldChoice
    >[1];

  it('skips what it settles, but nothing that has run', () => {
    const before: State = { items: { b: { ...untouched, status: 'passed' } } };
    const after = foldChoice(before, made('Docker', ['b', 'f']));
    expect(after.items.b?.status).toBe('passed');
    expect(after.items.f?.status).toBe('skipped');
  });

  it('that replaces another opens what the other one skipped', () => {
    const first = foldChoice<State>({ items: {} }, made('Docker', ['b']));
    const second = foldChoice(first, made('Systemd', ['a', 'c']));
    expect(Object.entries(second.items).map(([id, { status }]) => [id, status])).toEqual([
      ['b', 'pending'],
      ['a', 'skipped'],
      ['c', 'skipped'],
    ]);
    expect(second.choices?.Deploy?.answer).toBe('Systemd');
  });
});
