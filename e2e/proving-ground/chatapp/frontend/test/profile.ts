// Measures what the page does most: reading messages and rendering a full room.
import { readMessage, writeMessage } from '../src/message.ts';
import { renderRoom } from '../src/render.ts';

const messages = Array.from({ length: 200 }, (_, id) => ({ id, room: 'lobby', text: `message <${id}>` }));
const lines = messages.map(writeMessage);
const rounds = 200;

function measure(name: string, work: () => void): void {
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) work();
  console.log(`${name}: ${((performance.now() - started) / rounds).toFixed(3)} ms`);
}

measure('read 200 messages', () => lines.forEach((line) => void readMessage(line)));
measure('render 200 messages', () => void renderRoom('lobby', messages));
