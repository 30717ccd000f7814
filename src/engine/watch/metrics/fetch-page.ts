import { attempt } from '../../../shared/lib/attempt.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../words/source-words.ts';
import { NotReadError } from './not-read.ts';
import { openSocket, type Route } from './open-socket.ts';
import { type Answer, requestPage } from './request-page.ts';

/** A page that is wanted. */
export interface WantedPage extends Route {
  /** With the name and the password that its server wants, if any. */
  readonly address: string;
  /** The whole of it may take this long, in ms: connecting, redirects, and the last byte. */
  readonly timeoutMs: number;
}

/** A page as it was found. */
export interface FoundPage {
  readonly text: string;
  /** Its media type; empty where it has none. */
  readonly type: string;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** How far the asking has come; said when its time is over. */
type Stage = 'connecting' | 'asking' | 'reading';

/**
 * GETs a page over http or https, here or through a target's connection, following a few redirects. What signs in at one server is never
 * sent to another. Throws a NotReadError, what the connection to the target says, or BAD_INPUT for an address that is none.
 */
export async function fetchPage(wanted: WantedPage): Promise<FoundPage> {
  const { address, timeoutMs, via } = wanted;
  const url = attempt(() => new URL(address), null);
  if (url === null) throw new EngineError('BAD_INPUT', words.badAddress(maskPassword(address)));
  if (!isWeb(url)) throw new EngineError('BAD_INPUT', words.onlyHttp(maskPassword(address)));
  let stage: Stage = 'connecting';
  const reached = (next: Stage): void => {
    stage = next;
  };
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late(stage, maskPassword(url.href), via, timeoutMs));
      over.abort();
    }, timeoutMs);
  });
  try {
    // What hangs without looking at the signal must not hold up whoever asks.
    return await Promise.race([follow(url, wanted, over.signal, reached), tooLate]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

async function follow(
  first: URL,
  wanted: WantedPage,
  signal: AbortSignal,
  reached: (stage: Stage) => void,
): Promise<FoundPage> {
  let url = first;
  for (let times = 0; times <= mostRedirects; times += 1) {
    const socket = await openSocket(url, wanted, signal, () => reached('asking'));
    const authorization = authorizationFor(url, first);
    const answer = await requestPage(url, socket, authorization, () => reached('reading'));
    if (answer.status === 200) return answer;
    if (!redirects.has(answer.status) || answer.location === null)
      throw status(url, answer, authorization !== null);
    url = redirected(url, answer.location);
  }
  throw new NotReadError(words.tooManyRedirects(maskPassword(first.href)), { saysDown: false });
}

function redirected(from: URL, location: string): URL {
  const to = attempt(() => new URL(location, from), null);
  if (to !== null && isWeb(to)) return to;
  const shown = maskPassword(to?.href ?? location).slice(0, 200);
  throw new NotReadError(words.badRedirect(maskPassword(from.href), shown), { saysDown: false });
}

/** The name and password of the URL itself, or of the first one where it is of the same server. */
function authorizationFor(url: URL, first: URL): string | null {
  const from = url.username === '' && url.password === '' && url.origin === first.origin ? first : url;
  if (from.username === '' && from.password === '') return null;
  const plain = (text: string): string => attempt(() => decodeURIComponent(text), text);
  return `Basic ${Buffer.from(`${plain(from.username)}:${plain(from.password)}`).toString('base64')}`;
}

/** A service that answers is not down, whatever it answers; one that says that it failed is. */
function status(url: URL, { status: code }: Answer, gaveCredentials: boolean): NotReadError {
  return new NotReadError(words.httpStatus(maskPassword(url.href), code, gaveCredentials), {
    saysDown: code >= 500,
  });
}

function late(stage: Stage, address: string, via: string | null, timeoutMs: number): NotReadError {
  if (stage === 'connecting')
    return new NotReadError(words.notConnected(via ?? address, timeoutMs), { saysDown: false });
  const message =
    stage === 'asking' ? words.noAnswer(address, timeoutMs) : words.unfinished(address, timeoutMs);
  return new NotReadError(message, { saysDown: true });
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
