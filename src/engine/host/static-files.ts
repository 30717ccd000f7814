import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy, contentTypes } from '../../shared/wire/page-policy.ts';
import * as words from './words/host-words.ts';

/** Serves one file of the console's bundle. Nothing outside the folder can be named; hashed assets may be kept for good. */
export async function serveFile(root: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = normalize(decodeURIComponent(path === '/' ? '/index.html' : path));
  const file = join(root, wanted);
  const info = wanted.includes('\0') || !file.startsWith(root) ? null : await stat(file).catch(() => null);
  if (info === null || !info.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end(words.notFound);
    return;
  }
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': info.size,
    'cache-control': wanted.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  createReadStream(file).pipe(response);
}
