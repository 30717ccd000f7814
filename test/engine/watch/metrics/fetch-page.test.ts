import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { fetchPage, type WantedPage } from '../../../../src/engine/watch/metrics/fetch-page.ts';
import { maxPageBytes, requestPage } from '../../../../src/engine/watch/metrics/request-page.ts';
import { scrape } from '../../../../src/engine/watch/metrics/scraper.ts';
import { tempFolders } from '../../../support/temp-folder.ts';
import { hasIpv6, makeCertificate, webServers } from '../../../support/web-server.ts';

const folder = tempFolders();
const serve = webServers();
const targets = { project: '/nowhere' } as Targets;
const wanted = (address: string, more: Partial<WantedPage> = {}): WantedPage => ({
  address,
  via: null,
  ca: null,
  timeoutMs: 5_000,
  targets,
  ...more,
});
const textOf = async (address: string, more: Partial<WantedPage> = {}): Promise<string> =>
  (await fetchPage(wanted(address, more))).text;
/** What opens a connection that fails before anything is asked over it. */
const failing = (): Duplex => {
  const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  stream.on('error', () => undefined);
  stream.destroy(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  return stream;
};
const up = (_request: unknown, response: ServerResponse): void => void response.end('up 1\n');

describe('a page of metrics', () => {
  it('is requested once, by path and query, on its own connection, as text before OpenMetrics', async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push([request.method, request.url, request.headers.connection, request.headers.host]);
      expect(request.headers.accept).toMatch(/^text\/plain;version=0.0.4;q=1.0, .*openmetrics-text.*;q=0.5/);
      response.end('up 1\n');
    });
    expect(await textOf(`${url}/metrics?match[]=%7Bjob%3D"a"%7D`)).toBe('up 1\n');
    expect(asked).toEqual([['GET', '/metrics?match[]=%7Bjob%3D%22a%22%7D', 'close', new URL(url).host]]);
  });

  it.each([
    [401, 'credentials needed', false],
    [403, 'not allowed', false],
    [404, 'no such page', false],
    [500, 'the service failed', true],
    [503, 'the service is not available', true],
  ])('that answers %d is not read, and its service %s', async (status, why, saysDown) => {
    const url = await serve((_request, response) => void response.writeHead(status).end('up 1\n'));
    await expect(textOf(`${url}/metrics`)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: `HTTP ${status} from ${url}/metrics: ${why}`,
      saysDown,
    });
  });

  it('is cut off where it is too large, compressed or not, whatever it says of its length', async () => {
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    const plain = await serve((_request, response) => {
      let left = maxPageBytes / piece.length + 1;
      const more = (): void => {
        left -= 1;
        if (left < 0) response.end();
        else response.write(piece, more);
      };
      more();
    });
    await expect(textOf(plain, { timeoutMs: 20_000 })).rejects.toThrow('is larger than 67.1 MB');
    const bomb = gzipSync(Buffer.alloc(maxPageBytes + 1));
    const packed = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    await expect(textOf(packed, { timeoutMs: 20_000 })).rejects.toThrow('is larger than 67.1 MB');
  });

  it.each([
    ['gzip', gzipSync('up 1\n')],
    ['br', brotliCompressSync('up 1\n')],
  ])('may be compressed as %s, whatever was asked for', async (encoding, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect(await textOf(url)).toBe('up 1\n');
  });

  it.each([
    ['gzip', 'no gzip', /cannot be uncompressed/],
    ['gzip', gzipSync('up 1\n').subarray(0, 15), /cannot be uncompressed/],
    ['zip', 'up 1\n', /compressed as “zip”/],
  ])('that says it is compressed as %s and is not is not read', async (encoding, body, why) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    await expect(textOf(url)).rejects.toThrow(why);
  });

  it.each([
    ['does not answer', () => undefined, /did not answer within 0.3 s/],
    [
      'drips',
      (_request: unknown, response: ServerResponse) => {
        response.write('up 1\n');
        const drip = setInterval(() => response.write('a'), 50);
        response.once('close', () => clearInterval(drip));
      },
      /began to answer and did not finish within 0.3 s/,
    ],
  ])('that %s is given up when its time is over', async (_what, answer, why) => {
    const url = await serve(answer);
    await expect(textOf(url, { timeoutMs: 300 })).rejects.toMatchObject({
      message: expect.stringMatching(why),
      saysDown: true,
    });
  });

  it('that breaks off is an error, not half a page', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('up 1\n', () => response.socket?.destroy());
    });
    await expect(textOf(url)).rejects.toMatchObject({ saysDown: true });
  });

  it('without a length is read up to its last whole line', async () => {
    const url = await serve((_request, response) => {
      response.socket?.end('HTTP/1.0 200 OK\r\n\r\nup 1\nrequests_total 12');
    });
    expect(await textOf(url)).toBe('up 1\n');
  });

  it('without a server is an error', async () => {
    await expect(textOf('http://127.0.0.1:1/')).rejects.toMatchObject({
      message: 'Nothing listens at http://127.0.0.1:1/: connection refused',
      saysDown: true,
    });
    await expect(textOf('https://127.0.0.1:1/')).rejects.toMatchObject({ saysDown: true });
    await expect(textOf('http://nowhere.invalid/')).rejects.toMatchObject({ saysDown: false });
  });

  it('whose connection fails before it is asked over is an error, too', async () => {
    const url = new URL('http://127.0.0.1:1/');
    await expect(requestPage(url, failing(), null, () => undefined)).rejects.toMatchObject({
      saysDown: true,
    });
  });

  it.skipIf(!hasIpv6)('may have an IPv6 address', async () => {
    expect(await textOf(`${await serve(up, { host: '::1' })}/metrics`)).toBe('up 1\n');
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/x', 'metrics'])('of %s is refused', async (address) => {
    await expect(textOf(address)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('a page that wants a name and a password', () => {
  const guarded = (name: string): Promise<string> =>
    serve((request, response) => {
      const good = request.headers.authorization === `Basic ${Buffer.from(name).toString('base64')}`;
      response.writeHead(good ? 200 : 401).end('up 1\n');
    });

  it('gets those of its address, and nobody sees the password', async () => {
    const url = (await guarded('me:p@ss wörd')).replace('//', '//me:p%40ss%20w%C3%B6rd@');
    expect(await textOf(url)).toBe('up 1\n');
    const wrong = url.replace('p%40ss', 'other');
    await expect(textOf(wrong)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^HTTP 401 from http:\/\/me:\*\*\*@127.0.0.1:\d+\/: credentials refused$/,
      ),
    });
  });

  it('gets them again where it redirects to itself, and another server never does', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('other 1\n');
    });
    const own = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const to = request.url === '/metrics' ? '/metrics/' : `${other}/metrics`;
      response.writeHead(301, { location: to }).end();
    });
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    expect(await textOf(`${own.replace('//', '//me:secret@')}/metrics`)).toBe('other 1\n');
    expect(seen).toEqual([basic, basic, undefined]);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('of status %d is followed', async (code) => {
    const url = await serve((request, response) => {
      if (request.url === '/metrics/') response.end('up 1\n');
      else response.writeHead(code, { location: '/metrics/' }).end();
    });
    expect(await textOf(`${url}/metrics`)).toBe('up 1\n');
  });

  it.each([
    ['/metrics', /redirects again and again/],
    ['file:///etc/passwd', /redirects to file:\/\/\/etc\/passwd, which cannot be read/],
    ['http://', /which cannot be read/],
  ])('to %s leads nowhere', async (location, why) => {
    const url = await serve((_request, response) => void response.writeHead(302, { location }).end());
    await expect(textOf(`${url}/metrics`)).rejects.toMatchObject({
      message: expect.stringMatching(why),
      saysDown: false,
    });
  });
});

describe('an https page', () => {
  it('is read where a CA that is trusted vouches for it, by name and by address', async () => {
    const project = await folder();
    const tls = makeCertificate(project);
    const url = await serve(up, { tls });
    const own = { ca: 'cert.pem', targets: { project } as Targets };
    expect(await textOf(url, own)).toBe('up 1\n');
    expect(await textOf(url.replace('127.0.0.1', 'localhost'), own)).toBe('up 1\n');
  });

  it('is not read where nobody vouches for it, or its CA cannot be read', async () => {
    const tls = makeCertificate(await folder());
    const url = await serve(up, { tls });
    await expect(textOf(url)).rejects.toMatchObject({
      message: expect.stringMatching(/certificate of https.* is not trusted: .*; name its CA with “ca”/),
      saysDown: false,
    });
    await expect(textOf(url, { ca: join('/nowhere', 'ca.pem') })).rejects.toThrow(
      /CA file .* cannot be read/,
    );
  });

  it('that is none is said', async () => {
    const url = await serve(up);
    await expect(textOf(url.replace('http:', 'https:'))).rejects.toThrow(/does not speak TLS/);
  });
});

describe('a scrape', () => {
  const all = (): boolean => true;

  it('has the time at which it arrived, and only what is wanted', async () => {
    const url = await serve((_request, response) => void response.end('up 1\nother 2\n'));
    expect(
      await scrape(
        wanted(url),
        (name) => name === 'up',
        () => 5_000,
      ),
    ).toMatchObject({
      at: 5_000,
      samples: [{ name: 'up', labels: {}, value: 1, at: null }],
    });
  });

  it('of a page that is none is an error, and of an empty one is empty', async () => {
    const login = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>\n<h1>Sign in</h1>\n</html>\n');
    });
    await expect(scrape(wanted(login), all, Date.now)).rejects.toThrow(
      /is not a page of metrics \(text\/html\)/,
    );
    const empty = await serve((_request, response) => void response.end());
    expect((await scrape(wanted(empty), all, Date.now)).samples).toEqual([]);
  });

  it('of OpenMetrics counts in seconds, and is whole or nothing', async () => {
    let body = 'x 1 5\n# EOF\n';
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/openmetrics-text; version=1.0.0' }).end(body);
    });
    expect((await scrape(wanted(url), all, Date.now)).samples[0]?.at).toBe(5_000);
    body = 'x 1\n';
    await expect(scrape(wanted(url), all, Date.now)).rejects.toThrow(/cut short/);
  });
});
