import type { Duplex } from 'node:stream';
import { attempt } from '../../../../shared/lib/attempt.ts';
import type { Offer } from './algorithms.ts';

/** A server says what it offers within this many bytes, or is not listened to. */
const mostBytes = 16_384;
const kexInit = 20;
/** Names that stand among the key exchanges and are none. */
const notKex = /^(ext-info-[cs]|kex-strict-[cs]-v00@openssh\.com)$/;

/**
 * Listens for what a server offers, in the first message it sends, which is in clear; ssh2 tells it to nobody. Gives what was heard
 * so far: null before it came whole. The stream has to be paused, and is read by whoever resumes it.
 */
export function hearOffer(socket: Duplex): () => Offer | null {
  let bytes = Buffer.alloc(0);
  let offer: Offer | null = null;
  const take = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    offer = readOffer(bytes);
    if (offer === null && bytes.length < mostBytes) return;
    socket.off('data', take);
    bytes = Buffer.alloc(0);
  };
  socket.on('data', take);
  return () => offer;
}

/** The offer in the beginning of what a server says: its identification line, then a packet of names. Null where it is not there. */
export function readOffer(bytes: Buffer): Offer | null {
  const line = /^(?:[^\n]*\n)*?SSH-[^\n]*\n/.exec(bytes.toString('latin1', 0, 8_192))?.[0];
  if (line === undefined) return null;
  const packet = bytes.subarray(line.length);
  if (packet.length < 6 || packet[5] !== kexInit || packet.length < 4 + packet.readUInt32BE(0)) return null;
  return attempt(() => {
    // Length, padding, type, and a cookie of 16 bytes come before the lists.
    let at = 4 + 1 + 1 + 16;
    const list = (): readonly string[] => {
      const length = packet.readUInt32BE(at);
      const names = packet.toString('latin1', at + 4, at + 4 + length).split(',');
      at += 4 + length;
      return names;
    };
    const [kex, hostKeys, ciphers] = [list(), list(), list()];
    list();
    return { kex: kex.filter((name) => !notKex.test(name)), hostKeys, ciphers, macs: list() };
  }, null);
}
