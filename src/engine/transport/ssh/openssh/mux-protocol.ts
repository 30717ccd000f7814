import { connect, type Socket } from 'node:net';

// What OpenSSH's PROTOCOL.mux says of its control socket: every message is a length and big-endian numbers of 32 bits.
const hello = 0x00000001;
const aliveCheck = 0x10000004;
const terminate = 0x10000005;
const proxy = 0x1000000f;
const isAlive = 0x80000005;
const isProxy = 0x8000000f;
const version = 4;
const anyRequest = 1;

/** A master answers within this time, in ms, or is not there. */
const answerWithinMs = 15_000;

/**
 * A socket on which a master passes on messages of the SSH protocol, unencrypted, to its server and back ("proxy mode"); paused.
 * Rejects where the master is not there, or does not know this (OpenSSH before 7.4).
 */
export async function openProxy(path: string): Promise<Socket> {
  return (await ask(path, proxy, isProxy)).socket;
}

/** The process id of a master, once it has answered that it is there; rejects where it is not. */
export async function checkAlive(path: string): Promise<number> {
  const { socket, answer } = await ask(path, aliveCheck, isAlive);
  socket.destroy();
  // Behind the length, what it is, and what it answers.
  return answer.readUInt32BE(12);
}

/** Has a master end, with all that goes through it. Nothing happens where there is none. */
export function endMaster(path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(answerWithinMs, () => socket.destroy());
    socket.once('error', () => undefined).once('close', () => resolve());
    socket.end(Buffer.concat([message(hello, version), message(terminate, anyRequest)]));
    socket.resume();
  });
}

interface Answered {
  readonly socket: Socket;
  /** The whole message. */
  readonly answer: Buffer;
}

function ask(path: string, request: number, wanted: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const timer = setTimeout(() => socket.destroy(new Error('it does not answer')), answerWithinMs);
    let heard = Buffer.alloc(0);
    const fail = (error?: Error): void => {
      clearTimeout(timer);
      reject(error ?? new Error('it closed its control socket'));
    };
    const take = (chunk: Buffer): void => {
      heard = Buffer.concat([heard, chunk]);
      for (let read = readMessage(heard); read !== null; read = readMessage(heard)) {
        const answer = heard.subarray(0, read.length);
        heard = heard.subarray(read.length);
        if (read.type === hello) continue;
        clearTimeout(timer);
        socket.pause().off('data', take).off('error', fail).off('close', fail);
        socket.on('error', () => undefined);
        if (read.type === wanted) resolve({ socket, answer });
        else {
          socket.destroy();
          reject(new Error('it does not know this request'));
        }
        return;
      }
    };
    socket.on('data', take).once('error', fail).once('close', fail);
    socket.write(Buffer.concat([message(hello, version), message(request, anyRequest)]));
  });
}

function message(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + numbers.length * 4);
  for (const [index, number] of [numbers.length * 4, ...numbers].entries())
    bytes.writeUInt32BE(number, index * 4);
  return bytes;
}

/** The first whole message in some bytes: what it is, and its length on the wire. */
function readMessage(bytes: Buffer): { readonly type: number; readonly length: number } | null {
  if (bytes.length < 8) return null;
  const length = 4 + bytes.readUInt32BE(0);
  return bytes.length < length ? null : { type: bytes.readUInt32BE(4), length };
}
