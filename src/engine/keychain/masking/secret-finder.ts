import { formsOf, shortest } from './secret-forms.ts';

const star = 0x2a;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** One form of a secret, without line breaks. */
interface Form {
  readonly bytes: Uint8Array;
  /** How many of its bytes must stand together; behind them line breaks may stand anywhere, because tools and terminals wrap. */
  readonly together: number;
}

/** Says of a form at a place: it does not stand there, or it may once more bytes have come; else where it ends. */
const absent = -1;
const undecided = -2;

/**
 * Finds secrets in bytes, in all their forms. It holds the forms and nothing of what it looks through.
 */
export class SecretFinder {
  /** By first byte. */
  readonly #forms: readonly (readonly Form[])[];
  /** Whether there is anything to be found. */
  readonly isIdle: boolean;

  constructor(values: readonly string[]) {
    const forms = [...new Set(values.flatMap(formsOf))].map(toForm);
    const byFirst: Form[][] = Array.from({ length: 256 }, () => []);
    for (const form of forms) byFirst[form.bytes[0] ?? 0]?.push(form);
    this.#forms = byFirst;
    this.isIdle = forms.length === 0;
  }

  /**
   * Puts stars into `shown` wherever `bytes`, which is as long, holds a secret; line breaks stay. Gives how many bytes at the
   * front are decided: behind them a secret may have begun that is not whole yet.
   */
  cover(bytes: Uint8Array, shown: Uint8Array): number {
    let decided = bytes.length;
    for (let at = 0; at < bytes.length; at += 1) {
      const forms = this.#forms[bytes[at] ?? 0] ?? [];
      for (const form of forms) {
        const end = endOf(form, bytes, at);
        if (end === undecided) decided = Math.min(decided, at);
        else if (end !== absent) hide(shown, at, end);
      }
    }
    return decided;
  }

  /** A text with stars in the place of secrets, as many as the secret has bytes. */
  hide(text: string): string {
    if (this.isIdle) return text;
    const bytes = Buffer.from(text);
    const shown = Buffer.from(bytes);
    this.cover(bytes, shown);
    return shown.equals(bytes) ? text : shown.toString('utf8');
  }
}

const isBreak = (byte: number | undefined): boolean => byte === lineFeed || byte === carriageReturn;

function toForm(text: string): Form {
  const bytes = Buffer.from(text);
  const ownBreak = bytes.findIndex(isBreak);
  return {
    bytes: bytes.filter((byte) => !isBreak(byte)),
    together: ownBreak > 0 ? Math.min(ownBreak, shortest) : shortest,
  };
}

function endOf({ bytes: form, together }: Form, bytes: Uint8Array, from: number): number {
  let at = from;
  for (let matched = 0; matched < form.length; at += 1) {
    if (at === bytes.length) return undecided;
    const byte = bytes[at];
    if (byte === form[matched]) matched += 1;
    else if (matched < together || !isBreak(byte)) return absent;
  }
  return at;
}

function hide(shown: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) if (!isBreak(shown[at])) shown[at] = star;
}

let latest: { readonly values: readonly string[]; readonly finder: SecretFinder } | null = null;

/** A finder of these values. All attempts of a run look for the same ones, whose forms are made once. */
export function secretFinder(values: readonly string[]): SecretFinder {
  const isSame =
    latest?.values.length === values.length &&
    values.every((value, index) => latest?.values[index] === value);
  if (latest === null || !isSame) latest = { values, finder: new SecretFinder(values) };
  return latest.finder;
}
