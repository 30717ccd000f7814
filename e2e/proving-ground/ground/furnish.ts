import { randomBytes } from 'node:crypto';
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { serverAlias, siteName } from './places.ts';
import { must } from './run.ts';

/** What one server has that no other has. */
export interface Furnishings {
  readonly ip: string;
  /** Public key that may log in as root, one line. */
  readonly loginKey: string;
  readonly certificates: Certificates;
}

const hostKeyFile = 'etc/ssh/ssh_host_ed25519_key';

/**
 * Makes a server's root its own, before its first boot: names, keys, certificates, who may log in.
 * @returns the server's public host key, one line.
 */
export async function furnish(root: string, { ip, loginKey, certificates }: Furnishings): Promise<string> {
  const at = (path: string) => join(root, path);
  await Promise.all([
    mkdir(at('root/.ssh'), { recursive: true, mode: 0o700 }),
    mkdir(at('etc/nginx/tls'), { recursive: true }),
    rm(at('etc/hostname'), { force: true }),
  ]);
  await Promise.all([
    writeFile(at('root/.ssh/authorized_keys'), `${loginKey}\n`, { mode: 0o600 }),
    writeFile(at('etc/hostname'), `${serverAlias}\n`),
    writeFile(at('etc/hosts'), `127.0.0.1 localhost ${siteName}\n${ip} ${serverAlias}\n`),
    writeFile(at('etc/machine-id'), `${randomBytes(16).toString('hex')}\n`),
    cp(certificates.certificate, at('etc/nginx/tls/cert.pem')),
    cp(certificates.key, at('etc/nginx/tls/key.pem')),
    trust(root, certificates.authority),
  ]);
  await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', serverAlias, '-f', at(hostKeyFile)]);
  return must('ssh-keygen', ['-y', '-f', at(hostKeyFile)]);
}

async function trust(root: string, authority: string): Promise<void> {
  await appendFile(join(root, 'etc/ssl/certs/ca-certificates.crt'), await readFile(authority));
}
