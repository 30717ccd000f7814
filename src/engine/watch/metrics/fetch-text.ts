import type { Duplex } from 'node:stream';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../words/watch-words.ts';

/** A scrape's body may be this large. */
const maxBytes = 16 * 1024 * 1024;

/** GET over a stream somebody else opened (a forwarded SSH channel), or over an own connection. Times out, follows nothing. */
export async function fetchText(url: URL, timeoutMs: number, stream?: Duplex): Promise<string> {
  // Importing it reads every getter it has, `fetch` and its parts among them: a third of the start of a short command.
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: hostOf(url),
        port: url.port === '' ? 80 : Number(url.port),
        path: `${url.pathname}${url.search}`,
        headers: { accept: 'text/plain;version=0.0.4, application/openmetrics-text', connection: 'close' },
        timeout: timeoutMs,
        ...(stream === undefined ? {} : { createConnection: () => stream }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBytes) call.destroy(new Error(words.tooLarge));
          else chunks.push(chunk);
        });
        response.once('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
          else reject(new EngineError('UNREACHABLE', words.httpStatus(url.href, response.statusCode)));
        });
        response.once('error', reject);
      },
    );
    call.once('timeout', () => call.destroy(new Error(words.noAnswer(timeoutMs))));
    call.once('error', reject);
    call.end();
  });
}

/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
