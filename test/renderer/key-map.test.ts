import { expect, test } from 'vitest';
import { commandOf, type Key } from '../../src/renderer/features/keys/key-map.ts';

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('single keys move, run, tick, waive and decline', () => {
  expect(['j', 'ArrowUp', 'Enter', ' ', 'w', 'd', '/'].map((name) => commandOf(key(name)))).toEqual([
    'next',
    'previous',
    'run',
    'tick',
    'waive',
    'decline',
    'filter-logs',
  ]);
});

test('the rollback has one shortcut on every machine', () => {
  expect(commandOf(key('R', { ctrlKey: true, shiftKey: true }))).toBe('rollback');
  expect(commandOf(key('r', { metaKey: true, shiftKey: true }))).toBe('rollback');
});

test('shortcuts of the browser and the system stay theirs', () => {
  for (const name of ['r', 'w', 'j', 't', '1']) {
    expect(commandOf(key(name, { ctrlKey: true }))).toBeNull();
    expect(commandOf(key(name, { altKey: true }))).toBeNull();
  }
});

test('the places of a run have a key each; shifted letters do nothing', () => {
  expect(commandOf(key('g'))).toBe('gate');
  expect(commandOf(key('s'))).toBe('signoffs');
  expect(commandOf(key('r'))).toBe('record');
  expect(commandOf(key('4'))).toBe('to-terminal');
  expect(commandOf(key('W', { shiftKey: true }))).toBeNull();
  expect(commandOf(key('Enter', { shiftKey: true }))).toBe('run-on');
});
