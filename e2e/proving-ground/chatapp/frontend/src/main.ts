import { linePoints } from './chart.ts';
import { readMessage } from './message.ts';
import { renderRoom } from './render.ts';
import { roomOf } from './route.ts';
import { createStore } from './store.ts';

const page = document.querySelector('#app');
const store = createStore();
const room = roomOf(location.pathname);

function draw(): void {
  if (!page) return;
  const lengths = store.messages().map(({ text }) => text.length);
  const line = `<svg viewBox="0 0 200 40" role="img" aria-label="message lengths"><polyline fill="none" stroke="currentColor" points="${linePoints(lengths, 200, 40)}"/></svg>`;
  page.innerHTML = renderRoom(room, store.messages()) + line;
}

store.subscribe(draw);
draw();

const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
socket.addEventListener('message', (event) => {
  const message = readMessage(String(event.data));
  if (message) store.add(message);
});
