import { createServer, type RequestListener, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { fetchText } from '../../../../src/engine/watch/metrics/fetch-text.ts';
import { fetchPage, scrape } from '../../../../src/engine/watch/metrics/scraper.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1');
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The address of a server on this machine that answers so. */
async function serve(answer: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

describe('a page of metrics', () => {
  it('is requested once, by path and query, on its own connection', async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push([request.method, request.url, request.headers.connection]);
      response.end('up 1\n');
    });
    expect(await fetchText(new URL(`${url}/metrics?match[]=%7Bjob%3D"a"%7D`), 5_000)).toBe('up 1\n');
    expect(asked).toEqual([['GET', '/metrics?match[]=%7Bjob%3D%22a%22%7D', 'close']]);
  });

  it.each([301, 404, 500, 503])(
    'that answers %d is an error: nothing is followed or guessed',
    async (status) => {
      const url = await serve((_request, response) => {
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('up 1\n');
      });
      await expect(fetchText(new URL(`${url}/metrics`), 5_000)).rejects.toMatchObject({
        code: 'UNREACHABLE',
        message: `${url}/metrics answered ${status}`,
      });
    },
  );

  it('is cut off at 16 MiB, whatever it says of its length', async () => {
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    const url = await serve((_request, response) => {
      for (let n = 0; n < 17; n += 1) response.write(piece);
      response.end();
    });
    await expect(fetchText(new URL(url), 10_000)).rejects.toThrow('larger than 16 MiB');
  });

  it('that does not answer times out', async () => {
    const url = await serve(() => undefined);
    await expect(fetchText(new URL(url), 50)).rejects.toThrow('no answer within 50 ms');
  });

  it('that breaks off is an error, not half a page', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('up 1\n', () => response.socket?.destroy());
    });
    await expect(fetchText(new URL(url), 5_000)).rejects.toThrow();
  });

  it('without a server is an error', async () => {
    await expect(fetchText(new URL('http://127.0.0.1:1/'), 5_000)).rejects.toThrow(/ECONNREFUSED/);
  });

  it.skipIf(!hasIpv6)('may have an IPv6 address', async () => {
    const url = await serve((_request, response) => void response.end('up 1\n'), '::1');
    expect(await fetchText(new URL(url), 5_000)).toBe('up 1\n');
  });
});

describe('a scrape', () => {
  const targets = {} as Targets;

  it('has the time at which it arrived', async () => {
    const url = await serve((_request, response) => void response.end('up 1\n'));
    expect(await scrape(url, 'local', targets, () => 5_000)).toEqual({
      at: 5_000,
      samples: [{ name: 'up', labels: {}, value: 1, at: null }],
    });
  });

  it.each(['https://127.0.0.1/metrics', 'file:///etc/passwd', 'ftp://127.0.0.1/x'])(
    'of %s is refused',
    async (address) => {
      await expect(fetchPage(address, null, targets)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );

  it('of an invalid address is an error', async () => {
    await expect(fetchPage('metrics', null, targets)).rejects.toThrow();
  });
});
