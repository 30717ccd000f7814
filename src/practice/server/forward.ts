import { connect } from 'node:net';
import type { ServerChannel, TcpipRequestInfo } from 'ssh2';

const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost'];

/** Carries one forwarded connection to the service, and refuses to carry it anywhere else. */
export function forward(
  accept: () => ServerChannel,
  reject: () => void,
  wanted: TcpipRequestInfo,
  servicePort: number,
): void {
  if (!loopbackNames.includes(wanted.destIP) || wanted.destPort !== servicePort) {
    reject();
    return;
  }
  const socket = connect({ host: '127.0.0.1', port: servicePort, noDelay: true });
  // Accepted only once there is something to talk to, so that "connection refused" reaches the client as such.
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.off('error', reject);
    const channel = accept();
    socket.on('error', () => channel.close());
    channel.on('error', () => socket.destroy());
    channel.on('close', () => socket.destroy());
    socket.pipe(channel).pipe(socket);
  });
}
