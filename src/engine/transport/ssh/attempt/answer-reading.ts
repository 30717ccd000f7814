import { randomBytes } from 'node:crypto';
import { DurableStream } from '../../durable/durable-stream.ts';
import type { OutputSink } from '../../transport.ts';

/** So much of an answer that is not the step's is told, in bytes. */
const toldLength = 200;

/** Takes in what one start or attach answers: output goes on to `sink`, and the beginning of it is kept to be told. */
export class AnswerReading {
  readonly nonce = randomBytes(8).toString('hex');
  readonly stream: DurableStream;
  #heard = '';

  constructor(sink: OutputSink) {
    this.stream = new DurableStream(this.nonce, (bytes) => {
      this.hear(bytes);
      sink(bytes);
    });
  }

  /** Keeps what came beside the output, as far as it is told. */
  readonly hear = (bytes: Uint8Array): void => {
    if (this.#heard.length < toldLength) this.#heard += Buffer.from(bytes).toString('utf8');
  };

  /** The beginning of all that came. */
  get heard(): string {
    return this.#heard.slice(0, toldLength);
  }
}
