import { attempt } from '../../../shared/lib/attempt.ts';
import type { OutputSink } from '../../transport/transport.ts';

/** Shorter values are found in any output by chance; masking them would say more than it hides. */
const shortest = 4;
const star = 0x2a;
const lineFeed = 0x0a;

/**
 * Puts stars in the place of secrets on their way to a log, byte for byte, so that offsets stay what they are. What may be
 * the beginning of a secret waits until the next bytes, or {@link flush}, decide.
 */
export class SecretMask {
  readonly #secrets: readonly Buffer[];
  readonly #sink: OutputSink;
  /** The end of the output as it came, and as it is to be shown. */
  #held: Buffer = Buffer.alloc(0);
  #shown: Buffer = Buffer.alloc(0);

  constructor(values: readonly string[], sink: OutputSink) {
    this.#secrets = [...new Set(values.flatMap(formsOf))].map((form) => Buffer.from(form));
    this.#sink = sink;
  }

  readonly write: OutputSink = (bytes) => {
    if (this.#secrets.length === 0) {
      this.#sink(bytes);
      return;
    }
    const all = Buffer.concat([this.#held, bytes]);
    // Looked for in what came, hidden in what is shown: secrets may overlap.
    const shown = Buffer.concat([this.#shown, bytes]);
    for (const secret of this.#secrets) maskAll(all, secret, shown);
    const passed = all.length - Math.max(...this.#secrets.map((secret) => beginning(all, secret)));
    this.#pass(shown.subarray(0, passed));
    this.#held = all.subarray(passed);
    this.#shown = shown.subarray(passed);
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

/**
 * The forms in which a secret appears: as it is; with the line ends that a terminal makes of it, or those it had before; every
 * line by itself, because a command that prints a key may print a part of it, or indent it; and as a shell (`export -p`, `set`,
 * `printf %q`), JSON or a URL writes each of them.
 */
function formsOf(value: string): readonly string[] {
  const lines = value.split(/\r\n|\n|\r/);
  const forms = lines.length === 1 ? [value] : [value, lines.join('\n'), lines.join('\r\n'), ...lines];
  return forms
    .map((form) => (form === value ? form : form.trim()))
    .filter((form) => form.length >= shortest)
    .flatMap((form) => [form, ...writtenForms(form)]);
}

function writtenForms(form: string): readonly string[] {
  return [
    form.replace(/["$`\\]/g, '\\$&'),
    form.replaceAll("'", "'\\''"),
    // dash
    form.replaceAll("'", `'"'"'`),
    form.replace(/[^\w@%+=:,./\n\r-]/g, '\\$&'),
    JSON.stringify(form).slice(1, -1),
    attempt(() => encodeURIComponent(form), form),
  ];
}

function maskAll(bytes: Buffer, secret: Buffer, shown: Buffer): void {
  for (let at = bytes.indexOf(secret); at !== -1; at = bytes.indexOf(secret, at + 1))
    shown.fill(star, at, at + secret.length);
}

/** How many bytes at the end could begin the secret. */
function beginning(bytes: Buffer, secret: Buffer): number {
  for (let length = Math.min(secret.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length))) return length;
  return 0;
}
