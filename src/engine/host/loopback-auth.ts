import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { keyHeader, keyProtocolPrefix } from '../../shared/wire/loopback-key.ts';

/** What a link's token is exchanged for. */
export interface Entrance {
  /** A `Set-Cookie` value. */
  readonly setCookie: string;
  /** What the page keeps and sends beside the cookie. No cookie, so that no other port of this machine is ever sent it. */
  readonly key: string;
}

interface Session {
  readonly cookie: Buffer;
  readonly key: Buffer;
}

/**
 * Who may talk to the loopback console. A token, printed with the URL, is exchanged once for a cookie and a key; a
 * session takes both, because a browser sends the cookie to every port of this machine. Host and Origin must be this very server,
 * so that no web page can reach it by a rebound name. Wrong guesses are not counted: a token has 192 bits, and a limit
 * would let anybody who can reach the port lock its owner out.
 */
export class LoopbackAuth {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;
  readonly #sessions: Session[] = [];
  #token: string | null = null;

  constructor(port: number) {
    const names = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#hosts = new Set(names);
    this.#origins = new Set(names.map((name) => `http://${name}`));
    // Cookies do not know ports: two consoles on one machine keep theirs apart by name.
    this.#cookieName = `slipway-${port}`;
  }

  /** The token of the current link; another one once it was used. */
  get token(): string {
    this.#token ??= newSecret();
    return this.#token;
  }

  /** Whether a request comes from a page of this server, by name. */
  isOurs(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    return host !== undefined && this.#hosts.has(host) && (origin === undefined || this.#origins.has(origin));
  }

  /** Whether a request has the cookie of a session: enough for the files of the page, which hold no secrets. */
  hasCookie(request: IncomingMessage): boolean {
    const cookies = this.#cookiesOf(request);
    return this.#sessions.some((session) =>
      cookies.some((cookie) => timingSafeEqual(cookie, session.cookie)),
    );
  }

  /** Whether a request has the cookie of a session and that session's key: among the protocols it offers, or in a header. */
  hasSession(request: IncomingMessage): boolean {
    const cookies = this.#cookiesOf(request);
    const keys = keysOf(request).map(digest);
    return this.#sessions.some(
      (session) =>
        cookies.some((cookie) => timingSafeEqual(cookie, session.cookie)) &&
        keys.some((key) => timingSafeEqual(key, session.key)),
    );
  }

  /** Exchanges the token for a session; null when it is wrong or used up. */
  exchange(token: string): Entrance | null {
    if (this.#token === null || !timingSafeEqual(digest(token), digest(this.#token))) return null;
    this.#token = null;
    const [cookie, key] = [newSecret(), newSecret()];
    this.#sessions.push({ cookie: digest(cookie), key: digest(key) });
    return { setCookie: `${this.#cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`, key };
  }

  /** Digests of all cookies of our name: a page on another port may have put one of its own beside ours. */
  #cookiesOf(request: IncomingMessage): readonly Buffer[] {
    const prefix = `${this.#cookieName}=`;
    return (request.headers.cookie ?? '')
      .split(/;\s*/)
      .filter((pair) => pair.startsWith(prefix))
      .map((pair) => digest(pair.slice(prefix.length)));
  }
}

function keysOf(request: IncomingMessage): readonly string[] {
  const header = request.headers[keyHeader];
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const offered = protocols
    .filter((protocol) => protocol.startsWith(keyProtocolPrefix))
    .map((protocol) => protocol.slice(keyProtocolPrefix.length));
  return typeof header === 'string' ? [header, ...offered] : offered;
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Secrets are compared by digests: of one length, and in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
