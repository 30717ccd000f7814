// Ten checks across the parts of the front end, and of the protocol it shares with the service.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { remember } from '../src/cache.ts';
import { linePoints } from '../src/chart.ts';
import { readMessage, writeMessage } from '../src/message.ts';
import { renderRoom } from '../src/render.ts';
import { roomOf } from '../src/route.ts';
import { createStore } from '../src/store.ts';

const message = { id: 7, room: 'dock', text: 'made fast' };
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Opens a WebSocket against a server of its own, as far as the handshake. */
async function shakeHands(): Promise<string> {
  const server = createServer();
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    );
    socket.once('data', (data) => resolve(String(data)));
    socket.once('error', reject);
  });
  server.close();
  return answer;
}

const checks: readonly (readonly [string, () => void | Promise<void>])[] = [
  [
    'Proto Initialization',
    () => assert.match(read('../../crates/chatapp-proto/proto/message.proto'), /message Message/),
  ],
  ['WebSocket Connection', async () => assert.match(await shakeHands(), /^HTTP\/1.1 101/)],
  [
    'State Management',
    () => {
      const store = createStore(1);
      store.add(message);
      store.add({ ...message, id: 8 });
      assert.deepEqual(store.messages(), [{ ...message, id: 8 }]);
    },
  ],
  [
    'Event Propagation',
    () => {
      let seen = 0;
      const store = createStore();
      const stop = store.subscribe(() => {
        seen += 1;
      });
      store.add(message);
      stop();
      store.add({ ...message, id: 9 });
      assert.equal(seen, 1);
    },
  ],
  ['Message Serialization', () => assert.deepEqual(readMessage(writeMessage(message)), message)],
  ['Element Rendering', () => assert.match(renderRoom('dock', [message]), /<li>made fast<\/li>/)],
  ['Responsive Design', () => assert.match(read('../src/style.css'), /@media \(max-width/)],
  ['Charts Rendering', () => assert.equal(linePoints([0, 2, 1], 20, 10), '0.0,10.0 10.0,0.0 20.0,5.0')],
  ['Routing', () => assert.equal(roomOf('/room/dock'), 'dock')],
  [
    'Caching',
    () => {
      let loads = 0;
      const load = remember(() => (loads += 1));
      load('a');
      assert.equal(load('a'), 1);
    },
  ],
];

let passed = 0;
for (const [name, check] of checks) {
  const started = performance.now();
  try {
    await check();
    passed += 1;
    console.log(`✅ ${name}: ${Math.round(performance.now() - started)}ms`);
  } catch (error) {
    console.log(`❌ ${name}: ${(error as Error).message}`);
  }
}
console.log(`Total: ${passed}/${checks.length} passed`);
process.exitCode = passed === checks.length ? 0 : 1;
