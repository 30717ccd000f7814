import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import * as words from '../words/source-words.ts';
import { NotReadError, notRead } from './not-read.ts';

/** A page may be this large, uncompressed. */
export const maxPageBytes = 64 * 1024 * 1024;

/** Text before OpenMetrics: it is what everybody writes, and says the same. */
const accept = 'text/plain;version=0.0.4;q=1.0, application/openmetrics-text;version=1.0.0;q=0.5, */*;q=0.1';

export interface Answer {
  readonly status: number;
  /** Where a redirect leads; null where it does not say. */
  readonly location: string | null;
  readonly type: string;
  /** The whole text of a page that was found; empty for every other status. */
  readonly text: string;
}

/**
 * Asks for a page once, over a stream to its server. `authorization` is the header's value, null for none. Called back once the server
 * begins to answer. The stream is destroyed at the end. Throws NotReadErrors.
 */
export async function requestPage(
  url: URL,
  stream: Duplex,
  authorization: string | null,
  began: () => void,
): Promise<Answer> {
  const address = maskPassword(url.href);
  try {
    const response = await ask(url, stream, authorization);
    began();
    const { statusCode: status = 0, headers } = response;
    const type = headers['content-type'] ?? '';
    if (status !== 200) return { status, location: headers.location ?? null, type, text: '' };
    const text = await readText(response, address);
    return { status, location: null, type, text: isFramed(response) ? text : wholeLines(text) };
  } catch (error) {
    throw notRead(error, address);
  } finally {
    stream.destroy();
  }
}

async function ask(url: URL, stream: Duplex, authorization: string | null): Promise<IncomingMessage> {
  // Importing it reads every getter it has, `fetch` and its parts among them: a third of the start of a short command.
  const { request } = await import('node:http');
  if (stream.errored !== null) throw stream.errored;
  return new Promise((resolve, reject) => {
    const call = request({
      createConnection: () => stream,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        accept,
        'accept-encoding': 'gzip',
        connection: 'close',
        ...(authorization === null ? {} : { authorization }),
      },
    });
    call.once('response', resolve);
    call.on('error', reject);
    call.end();
  });
}

async function readText(response: IncomingMessage, address: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await uncompressed(response, address)) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxPageBytes)
      throw new NotReadError(words.tooLarge(address, maxPageBytes), { saysDown: false });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** What a page is compressed as, whatever was asked for. */
async function uncompressed(response: IncomingMessage, address: string): Promise<Readable> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  const zlib = await import('node:zlib');
  const makers: Readonly<Record<string, () => Duplex>> = {
    gzip: zlib.createGunzip,
    'x-gzip': zlib.createGunzip,
    deflate: zlib.createInflate,
    br: zlib.createBrotliDecompress,
  };
  const make = Object.hasOwn(makers, encoding) ? makers[encoding] : undefined;
  if (make === undefined)
    throw new NotReadError(words.unknownCompression(address, encoding), { saysDown: false });
  const unpacking = make();
  response.once('error', (error) => unpacking.destroy(error));
  return response.pipe(unpacking);
}

/** Whether the answer says where it ends. Where it does not, an end that was lost looks like one. */
function isFramed({ headers }: IncomingMessage): boolean {
  return (
    headers['content-length'] !== undefined ||
    headers['transfer-encoding'] !== undefined ||
    (headers['content-encoding'] ?? 'identity') !== 'identity'
  );
}

/** Without a last line that has no end: its value may be half a value. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}
