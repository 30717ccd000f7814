import { execFile } from 'node:child_process';
import { constants, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { attempt } from '../../../../shared/lib/attempt.ts';

/** So much of what ssh logs first, and of what it logged last, is kept, in bytes. */
const mostFirst = 256 * 1024;
const mostLast = 16 * 1024;

/**
 * The pipe that an ssh logs into (`-E`), and nobody else: a server's banner, what a jump host's ssh says, and what a ProxyCommand says
 * come by the error output instead. ssh logs as long as it runs, so it is read until it is closed.
 */
export class SshLog {
  readonly path: string;
  readonly #fd: number;
  readonly #socket: Socket;
  #first = '';
  #last = '';

  private constructor(path: string) {
    this.path = path;
    // For writing too: it must not end before ssh has opened it.
    this.#fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd: this.#fd, readable: true, writable: false });
    this.#socket.on('data', (bytes: Buffer) => this.#take(bytes));
    this.#socket.on('error', () => undefined);
    this.#socket.unref();
  }

  /** Makes the pipe in a folder that is ours alone. Throws the system's error where it cannot be made. */
  static async open(folder: string): Promise<SshLog> {
    const path = join(folder, 'log');
    await promisify(execFile)('mkfifo', ['-m', '600', path]);
    return new SshLog(path);
  }

  /** What was logged up to now: how it began, and the last of it where that is long. */
  read(): string {
    const bytes = Buffer.alloc(mostLast);
    const more = (): number => attempt(() => readSync(this.#fd, bytes), 0);
    if (!this.#socket.destroyed)
      for (let count = more(); count > 0; count = more()) this.#take(bytes.subarray(0, count));
    return `${this.#first}${this.#last}`;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    const text = bytes.toString('utf8');
    const room = mostFirst - this.#first.length;
    this.#first += text.slice(0, room);
    if (text.length > room) this.#last = (this.#last + text.slice(room)).slice(-mostLast);
  }
}
