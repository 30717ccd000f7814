import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { contentTypes } from '../../shared/wire/page-policy.ts';
import * as words from './words/host-words.ts';

/** Serves one file of the console's bundle. `path` is decoded. Nothing outside the folder can be named; hashed assets may be kept for good. */
export async function serveFile(
  root: string,
  path: string,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const wanted = normalize(path === '/' ? '/index.html' : path);
  const file = join(root, wanted);
  const isInside = file.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
  const info = wanted.includes('\0') || !isInside ? null : await stat(file).catch(() => null);
  if (info === null || !info.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end(words.notFound);
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': info.size,
    'cache-control': wanted.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  const content = createReadStream(file);
  // A file that is replaced while it is sent, by a build, ends this answer and nothing else.
  content.on('error', () => response.destroy());
  content.pipe(response);
}
