/**
 * The far end of {@link openByteSocket}: a WebSocket in a thread of its own. Reading it there keeps bytes coming while
 * the window parses and draws, and costs the window one message a frame instead of copying each out of a pipe.
 */
const opened = 'open';
const closed = 'close';

let socket: WebSocket | null = null;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'string') open(data);
  else if (data instanceof ArrayBuffer && socket?.readyState === WebSocket.OPEN) socket.send(data);
});

function open(url: string): void {
  socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => postMessage(opened));
  socket.addEventListener('close', () => postMessage(closed));
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) postMessage(data, { transfer: [data] });
  });
}
