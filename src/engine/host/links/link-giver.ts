import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * How a command in another terminal gets a link of the console that is serving. The console leaves a secret in a file
 * that only its owner can read. The command proves with it that it may ask, and the console proves with it that the answer is its own:
 * what took over the port of a console that is gone learns nothing from the question, and its answer is not believed.
 */

/** Where a link is asked for, by GET. */
export const linkPath = '/link';

const scheme = 'Slipway';

/** An answer: the link, and the proof that the console gave it. */
export interface GivenLink {
  readonly url: string;
  readonly proof: string;
}

/** The console's side: gives links to whoever knows the secret. */
export class LinkGiver {
  readonly secret = newNonce();
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** Answers a request by its `Authorization` header; null where it proves nothing. */
  answer(authorization: string | undefined): GivenLink | null {
    const [name, nonce, proof, more] = (authorization ?? '').split(' ');
    if (name !== scheme || nonce === undefined || proof === undefined || more !== undefined) return null;
    if (!isSame(proof, prove(this.secret, 'ask', nonce))) return null;
    const url = this.#url();
    return { url, proof: prove(this.secret, 'answer', `${nonce} ${url}`) };
  }
}

/** The command's side: a question, and how its answer is told from a forged one. */
export function askForLink(secret: string): {
  /** Value of the `Authorization` header. */
  readonly authorization: string;
  /** Whether the console that has the secret gave this answer to this very question. */
  isGenuine(given: GivenLink): boolean;
} {
  const nonce = newNonce();
  return {
    authorization: `${scheme} ${nonce} ${prove(secret, 'ask', nonce)}`,
    isGenuine: ({ url, proof }) => isSame(proof, prove(secret, 'answer', `${nonce} ${url}`)),
  };
}

function newNonce(): string {
  return randomBytes(24).toString('base64url');
}

function prove(secret: string, side: 'ask' | 'answer', text: string): string {
  return createHmac('sha256', secret).update(`${side} ${text}`).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
