import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { attempt, attemptAsync } from '../../shared/lib/attempt.ts';
import { contentSecurityPolicy, contentTypes } from '../../shared/wire/page-policy.ts';
import { appOrigin, appScheme, pageOrigin } from '../lib/page.ts';

// The page reaches the engine by ports, so it connects to nothing but its own files.
const policy = contentSecurityPolicy();
const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** Declares the console's scheme. Must happen before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built console of a folder as `app://slipway/`, every answer under the content security policy. */
export function servePage(session: Session, renderer: string): void {
  session.protocol.handle(appScheme, (request) => answer(renderer, request));
}

/** What a page may load beside its own origin: what it made itself, and the tools of whoever develops it. */
const harmless = new Set(['blob:', 'data:', 'devtools:']);

/** Lets a session load the console's own page and nothing else: no remote content, whatever a document links to. */
export function refuseRemote(session: Session): void {
  const own = pageOrigin();
  const ownSocket = own.replace(/^http/, 'ws');
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const ours = url.startsWith(`${own}/`) || url.startsWith(`${ownSocket}/`);
    decide({ cancel: !ours && !harmless.has(new URL(url).protocol) });
  });
  // The answers of `app:` carry the policy themselves; this holds for whatever else should ever get a frame. The
  // bundler's page in development needs inline script to exchange modules.
  session.webRequest.onHeadersReceived(({ responseHeaders }, decide) => {
    decide(
      own === appOrigin
        ? { responseHeaders: { ...responseHeaders, 'content-security-policy': [policy] } }
        : {},
    );
  });
}

async function answer(root: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (`${url.protocol}//${url.host}` !== appOrigin || request.method !== 'GET')
    return new Response(null, { status: 404 });
  const wanted = readPath(url.pathname);
  const file = wanted === null ? null : join(root, wanted);
  if (file === null || !file.startsWith(root + sep)) return new Response(null, { status: 404 });
  const bytes = await attemptAsync(() => readFile(file), null);
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(bytes, {
    headers: { ...headers, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' },
  });
}

/** The file a URL's path names, relative to the bundle; null for what cannot be a file's name. */
function readPath(pathname: string): string | null {
  const decoded = attempt(() => decodeURIComponent(pathname === '/' ? '/index.html' : pathname), null);
  return decoded === null || decoded.includes('\0') ? null : normalize(decoded);
}
