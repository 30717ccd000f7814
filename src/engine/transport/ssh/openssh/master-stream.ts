import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Messages below this number are about the connection itself, which is the master's. */
const firstOfChannels = 80;

/**
 * What ssh2 takes for a server before any encryption, on a master's socket in proxy mode. Both speak packets of the SSH protocol:
 * the master without padding, ssh2 with as much as the protocol wants. What ssh2 says of the connection itself ends here.
 */
export class MasterStream extends Duplex {
  readonly #socket: Socket;
  #fromMaster: Buffer = Buffer.alloc(0);
  #fromClient: Buffer = Buffer.alloc(0);
  #identified = false;

  /** `socket` is paused; `software` is how the server identified itself (`OpenSSH_9.2`). */
  constructor(socket: Socket, software: string) {
    super();
    this.#socket = socket;
    this.push(`SSH-2.0-${software}\r\n`);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.once('end', () => this.push(null));
    socket.once('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#fromClient = Buffer.concat([this.#fromClient, chunk]);
    if (!this.#identified) {
      const end = this.#fromClient.indexOf('\r\n');
      if (end === -1) {
        done();
        return;
      }
      this.#fromClient = this.#fromClient.subarray(end + 2);
      this.#identified = true;
    }
    const { payloads, rest } = readPackets(this.#fromClient);
    this.#fromClient = rest;
    const passed = payloads.filter((payload) => (payload[0] ?? 0) >= firstOfChannels);
    if (passed.length === 0) done();
    else this.#socket.write(Buffer.concat(passed.map((payload) => packet(payload, 0))), () => done());
  }

  override _final(done: () => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #take(chunk: Buffer): void {
    const { payloads, rest } = readPackets(Buffer.concat([this.#fromMaster, chunk]));
    this.#fromMaster = rest;
    if (payloads.length === 0) return;
    const hasRoom = this.push(Buffer.concat(payloads.map((payload) => packet(payload, paddingOf(payload)))));
    if (!hasRoom) this.#socket.pause();
  }
}

/** RFC 4253: at least four bytes, and a multiple of eight in all. */
function paddingOf(payload: Buffer): number {
  const padding = 8 - ((5 + payload.length) % 8);
  return padding < 4 ? padding + 8 : padding;
}

function packet(payload: Buffer, padding: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + padding, 0);
  head[4] = padding;
  return Buffer.concat([head, payload, Buffer.alloc(padding)]);
}

function readPackets(bytes: Buffer): { readonly payloads: readonly Buffer[]; readonly rest: Buffer } {
  const payloads: Buffer[] = [];
  let at = 0;
  while (bytes.length - at >= 5) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    payloads.push(bytes.subarray(at + 5, end - (bytes[at + 4] ?? 0)));
    at = end;
  }
  return { payloads, rest: Buffer.from(bytes.subarray(at)) };
}
