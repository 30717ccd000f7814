/**
 * The worker of {@link openByteSocket}: a WebSocket in its own thread. It keeps reading while the window parses and draws, and
 * costs the window one message for each frame.
 */
import type { SocketPlace } from './byte-socket.ts';

const opened = 'open';
const closed = 'close';

let socket: WebSocket | null = null;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof ArrayBuffer)) open(data as SocketPlace);
  else if (socket?.readyState === WebSocket.OPEN) socket.send(data);
});

function open({ url, protocols }: SocketPlace): void {
  socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => postMessage(opened));
  socket.addEventListener('close', () => postMessage(closed));
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) postMessage(data, { transfer: [data] });
  });
}
