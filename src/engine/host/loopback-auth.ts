import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Wrong tokens in a row before the door closes for a while: a guess a second would still take longer than the sun has. */
const triesPerMinute = 20;

/**
 * Who may talk to the loopback console. One token, printed with the URL, is exchanged once for a cookie; from then on
 * only the cookie counts. Host and Origin must be this very server, so that no web page can reach it by a rebound name.
 */
export class LoopbackAuth {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;
  readonly #cookies = new Set<string>();
  #token: string | null = randomBytes(24).toString('base64url');
  #tries = 0;
  #since = Date.now();

  constructor(port: number) {
    const names = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#hosts = new Set(names);
    this.#origins = new Set(names.map((name) => `http://${name}`));
    // Cookies do not know ports: two consoles on one machine keep theirs apart by name.
    this.#cookieName = `slipway-${port}`;
  }

  get token(): string {
    this.#token ??= randomBytes(24).toString('base64url');
    return this.#token;
  }

  /** Whether a request comes from a page of this server, by name. */
  isOurs(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    return host !== undefined && this.#hosts.has(host) && (origin === undefined || this.#origins.has(origin));
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
    return cookies.some(
      ([name, value]) => name === this.#cookieName && value !== undefined && this.#cookies.has(value),
    );
  }

  /** Exchanges the token for a `Set-Cookie` value; null when it is wrong, used up, or asked for too often. */
  exchange(token: string): string | null {
    if (Date.now() - this.#since > 60_000) {
      this.#since = Date.now();
      this.#tries = 0;
    }
    this.#tries += 1;
    if (this.#tries > triesPerMinute || this.#token === null) return null;
    const given = Buffer.from(token);
    const expected = Buffer.from(this.#token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    this.#token = null;
    this.#tries = 0;
    const cookie = randomBytes(24).toString('base64url');
    this.#cookies.add(cookie);
    return `${this.#cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }
}
