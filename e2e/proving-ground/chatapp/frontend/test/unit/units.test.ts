import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remember } from '../../src/cache.ts';
import { linePoints } from '../../src/chart.ts';
import { readMessage, writeMessage } from '../../src/message.ts';
import { escapeText, renderRoom } from '../../src/render.ts';
import { roomOf } from '../../src/route.ts';
import { createStore } from '../../src/store.ts';

const message = { id: 1, room: 'lobby', text: 'ahoy' };

test('a message comes back', () => assert.deepEqual(readMessage(writeMessage(message)), message));
test('text that is no message is refused', () => assert.equal(readMessage('{"id":"1"}'), null));
test('a store keeps an id once', () => {
  const store = createStore();
  store.add(message);
  store.add(message);
  assert.equal(store.messages().length, 1);
});
test('what people wrote is escaped', () => assert.equal(escapeText('<b>&'), '&lt;b&gt;&amp;'));
test('a room shows its own messages only', () => assert.match(renderRoom('dock', [message]), /<ul><\/ul>/));
test('an unknown path is the lobby', () => assert.equal(roomOf('/somewhere'), 'lobby'));
test('a chart of nothing has no points', () => assert.equal(linePoints([], 10, 10), ''));
test('the least recently used is forgotten first', () => {
  let loads = 0;
  const load = remember(() => (loads += 1), 1);
  load('a');
  load('b');
  assert.equal(load('a'), 3);
});
