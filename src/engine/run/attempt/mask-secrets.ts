import { type SecretFinder, secretFinder } from '../../keychain/masking/secret-finder.ts';
import type { OutputSink } from '../../transport/transport.ts';

const star = 0x2a;
const lineFeed = 0x0a;

/**
 * Puts stars in the place of secrets on their way to a log, byte for byte, so that offsets stay what they are. What may be
 * the beginning of a secret waits until the next bytes, or {@link flush}, decide: never more than the longest form and the line
 * breaks within it.
 */
export class SecretMask {
  readonly #finder: SecretFinder;
  readonly #sink: OutputSink;
  /** The end of the output as it came, and as it is to be shown. */
  #held: Buffer = Buffer.alloc(0);
  #shown: Buffer = Buffer.alloc(0);

  constructor(values: readonly string[], sink: OutputSink) {
    this.#finder = secretFinder(values);
    this.#sink = sink;
  }

  readonly write: OutputSink = (bytes) => {
    if (this.#finder.isIdle) {
      this.#sink(bytes);
      return;
    }
    const all = Buffer.concat([this.#held, bytes]);
    // Looked for in what came, hidden in what is shown: secrets may overlap.
    const shown = Buffer.concat([this.#shown, bytes]);
    const decided = this.#finder.cover(all, shown);
    this.#pass(shown.subarray(0, decided));
    this.#held = all.subarray(decided);
    this.#shown = shown.subarray(decided);
  };

  flush(): void {
    this.#pass(this.#shown);
    this.#held = Buffer.alloc(0);
    this.#shown = Buffer.alloc(0);
  }

  #pass(bytes: Buffer): void {
    if (bytes.length > 0) this.#sink(bytes);
  }
}

/** For an output that may hold a secret nobody has told us: nothing of it is shown but its lines. */
export function maskEverything(sink: OutputSink): OutputSink {
  return (bytes) => sink(Uint8Array.from(bytes, (byte) => (byte === lineFeed ? byte : star)));
}
