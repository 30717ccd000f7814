import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Whether this machine has an IPv6 loopback. */
export const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1');

export interface TlsFiles {
  readonly key: string;
  /** Of the certificate, which vouches for itself. */
  readonly cert: string;
}

/** Makes a key and a certificate for `localhost` and the loopback addresses in a folder. */
export function makeCertificate(folder: string): TlsFiles {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
      .concat(['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost'])
      .concat(['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1']),
    { stdio: 'ignore' },
  );
  return { key, cert };
}

interface Where {
  readonly host?: string;
  readonly tls?: TlsFiles;
}

/** Gives how to start real web servers on loopback, which end with the test: the address of one that answers so. */
export function webServers(): (answer: RequestListener, where?: Where) => Promise<string> {
  const servers: (Server & { closeAllConnections(): void })[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  return async (answer, { host = '127.0.0.1', tls } = {}) => {
    const server =
      tls === undefined
        ? createServer(answer)
        : createTlsServer({ key: await readFile(tls.key), cert: await readFile(tls.cert) }, answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const { port } = server.address() as AddressInfo;
    return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  };
}
