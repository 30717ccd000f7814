/** The numbers of SFTP version 3 this server speaks (draft-ietf-secsh-filexfer-02). */
export const request = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  readlink: 19,
  symlink: 20,
  extended: 200,
} as const;

export const response = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attributes: 105,
} as const;

export const status = {
  ok: 0,
  endOfFile: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

/** Reads the fields of one packet in order. Throws RangeError past its end. */
export class PacketReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#advance(1));
  }

  number(): number {
    return this.#bytes.readUInt32BE(this.#advance(4));
  }

  /** A 64-bit offset; files beyond 2^53 bytes do not occur here. */
  offset(): number {
    return Number(this.#bytes.readBigUInt64BE(this.#advance(8)));
  }

  bytes(): Buffer {
    const length = this.number();
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  #advance(length: number): number {
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new RangeError('The packet is too short.');
    this.#at += length;
    return start;
  }
}

/** One field of an answer: a 32-bit number, or a text or bytes preceded by their length. */
export type Field = number | string | Buffer;

/** Puts a packet together: type, then the fields, then bytes that carry no length of their own. */
export function writePacket(type: number, fields: readonly Field[], tail: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from([type]), ...fields.map(writeField), tail]);
  return Buffer.concat([writeNumber(body.length), body]);
}

export function writeField(field: Field): Buffer {
  if (typeof field === 'number') return writeNumber(field);
  const bytes = typeof field === 'string' ? Buffer.from(field) : field;
  return Buffer.concat([writeNumber(bytes.length), bytes]);
}

function writeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
