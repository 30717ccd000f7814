/**
 * The worker of {@link openByteSocket}: a WebSocket in its own thread. It keeps reading while the window parses and draws, and
 * costs the window one message for each frame.
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
