import { writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/engine/lib/clock.ts';
import { Targets } from '../../../../src/engine/targets/targets.ts';
import { TypedSecrets } from '../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { fetchPage } from '../../../../src/engine/watch/metrics/fetch-page.ts';
import { SourceWatch } from '../../../../src/engine/watch/sources/source-watch.ts';
import { nobody } from '../../../support/ssh-transport.ts';
import { freePort, type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';
import { hasIpv6, makeCertificate, webServers } from '../../../support/web-server.ts';

const folder = tempFolders();
const serve = webServers();
const up = (_request: unknown, response: ServerResponse): void => void response.end('up 1\n');

describe.skipIf(sshdMissing !== null)('a page that is read through a server', () => {
  let sshd: Sshd | null = null;
  let targets: Targets | null = null;
  let watch: SourceWatch | null = null;
  afterEach(async () => {
    watch?.close();
    await targets?.close();
    await sshd?.stop();
  });

  async function connect(
    lines = '',
    project = '/',
  ): Promise<(address: string, timeoutMs?: number) => Promise<string>> {
    const server = await startSshd('box', lines);
    sshd = server;
    await writeFile(server.knownHosts, await server.hostKeyLine());
    const known = new Targets({
      runsFolder: '/nowhere',
      project,
      sidecar: { version: 1, targets: { box: { ssh: 'box' } } },
      sshConfig: server.config,
      questions: nobody,
      secrets: new TypedSecrets(),
      turnstile: new HandshakeLimiter(),
      ahead: null,
      changed: () => undefined,
    });
    targets = known;
    const ca = project === '/' ? null : 'cert.pem';
    return async (address, timeoutMs = 5_000) =>
      (await fetchPage({ address, via: 'box', ca, timeoutMs, targets: known })).text;
  }

  it('comes over its connection, redirects too', async () => {
    const read = await connect();
    const url = await serve((request, response) => {
      if (request.url === '/metrics/') response.end('up 1\n');
      else response.writeHead(301, { location: '/metrics/' }).end();
    });
    expect(await read(`${url}/metrics`)).toBe('up 1\n');
  });

  it.skipIf(!hasIpv6)('may have an IPv6 address', async () => {
    const read = await connect();
    expect(await read(`${await serve(up, { host: '::1' })}/metrics`)).toBe('up 1\n');
  });

  it('may be https, with a CA of its own', async () => {
    const project = await folder();
    const url = await serve(up, { tls: makeCertificate(project) });
    const read = await connect('', project);
    expect(await read(url)).toBe('up 1\n');
    expect(await read(url.replace('127.0.0.1', 'localhost'))).toBe('up 1\n');
  });

  it('and hangs is given up when its time is over, with TLS as without', async () => {
    const read = await connect();
    const url = await serve(() => undefined);
    await expect(read(url, 1_000)).rejects.toMatchObject({
      message: `${url}/ did not answer within 1 s`,
      saysDown: true,
    });
    const mute = createServer();
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const { port } = mute.address() as AddressInfo;
    await expect(read(`https://127.0.0.1:${port}/`, 1_000)).rejects.toMatchObject({ saysDown: true });
    mute.close();
    // The connection stands, and carries the next one.
    expect(await read(await serve(up))).toBe('up 1\n');
  });

  it('and that nobody listens for is down, which the server says', async () => {
    const read = await connect();
    await expect(read(`http://127.0.0.1:${await freePort()}/`)).rejects.toMatchObject({
      message: expect.stringMatching(/^box could not reach 127.0.0.1:\d+: .*refused/),
      saysDown: true,
    });
  });

  it('is not read where the server does not allow it, which says nothing of the service', async () => {
    const read = await connect('AllowTcpForwarding no');
    await expect(read(await serve(up))).rejects.toMatchObject({
      message: expect.stringMatching(/box does not allow forwarding \(AllowTcpForwarding\)/),
      saysDown: false,
    });
  });

  it('and hangs from some time on is noticed, and asked on', async () => {
    await connect();
    let hangs = false;
    const url = await serve((_request, response) => {
      if (!hangs) response.end('http_requests_total{code="200"} 1\n');
    });
    const source = {
      kind: 'scrape' as const,
      address: url,
      ca: null,
      host: 'box',
      everyMs: 250,
      match: null,
      series: {},
    };
    if (targets === null) throw new Error('no targets');
    const watching = new SourceWatch(source, targets, systemClock, () => undefined);
    watch = watching;
    await expect.poll(() => watching.up, { timeout: 10_000 }).toBe(1);
    expect(watching.silentSince).toBeNull();
    hangs = true;
    await expect.poll(() => watching.up, { timeout: 15_000 }).toBe(0);
    expect(watching.silentSince).not.toBeNull();
    expect(watching.reason).toMatch(/did not answer within 5 s/);
    hangs = false;
    await expect.poll(() => watching.up, { timeout: 15_000 }).toBe(1);
    expect(watching.reason).toBeNull();
  }, 60_000);
});
