import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionPath } from '../../shared/wire/loopback-key.ts';
import { contentSecurityPolicy } from '../../shared/wire/page-policy.ts';
import { entryPage } from './entry-page.ts';
import { type LinkGiver, linkPath } from './links/link-giver.ts';
import type { LoopbackAuth } from './loopback-auth.ts';
import { readTarget } from './request-target.ts';
import { serveFile } from './static-files.ts';
import * as words from './words/host-words.ts';

export interface Answering {
  readonly auth: LoopbackAuth;
  readonly links: LinkGiver;
  readonly port: number;
  /** Folder of the built console. */
  readonly renderer: string;
  readonly onEntered?: (() => void) | undefined;
}

/** Gives what answers HTTP requests. Bodies are never read: nothing here takes one. */
export function answerRequests(
  host: Answering,
): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = pageHeaders(host.port);
  return (request, response) => {
    response.on('error', () => response.destroy());
    answer(host, headers, request, response).catch(() => response.destroy());
  };
}

async function answer(
  host: Answering,
  headers: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { auth } = host;
  if (!auth.isOurs(request)) return refuse(response, 403, words.onlyOwnAddress);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, words.onlyGet);
  const target = readTarget(request.url);
  if (target === null) return refuse(response, 400, words.notAnAddress);
  if (target.path === linkPath) return giveLink(host.links, request, response);
  const token = target.query.get('token');
  if (token !== null) return letIn(host, headers, { token, request, response });
  if (target.path === sessionPath) {
    response.writeHead(auth.hasSession(request) ? 204 : 401, { 'cache-control': 'no-store' }).end();
    return;
  }
  if (!auth.hasCookie(request)) return refuse(response, 401, words.needsLink);
  await serveFile(host.renderer, target.path, response, headers);
}

/** Exchanges a link's token for a session. Only GET does: a program that looks at links first must not use them up. */
function letIn(
  { auth, onEntered }: Answering,
  headers: Record<string, string>,
  { token, request, response }: { token: string; request: IncomingMessage; response: ServerResponse },
): void {
  const entrance = request.method === 'GET' ? auth.exchange(token) : null;
  if (entrance !== null) {
    const page = entryPage(entrance.key);
    response
      .writeHead(200, {
        ...headers,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'set-cookie': entrance.setCookie,
      })
      .end(page);
    onEntered?.();
    return;
  }
  // A used link opened again by somebody who is in already is no attack.
  if (auth.hasCookie(request)) response.writeHead(303, { location: '/', 'cache-control': 'no-store' }).end();
  else refuse(response, 403, words.linkUsed);
}

function giveLink(links: LinkGiver, request: IncomingMessage, response: ServerResponse): void {
  const given = links.answer(request.headers.authorization);
  if (given === null) {
    refuse(response, 403, words.linkNotYours);
    return;
  }
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(given));
}

/** What every answer with content of the page carries. The page connects to this very port and to no other. */
function pageHeaders(port: number): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      // What it would still send is not read.
      connection: 'close',
    })
    .end(`${why}\n`);
}
