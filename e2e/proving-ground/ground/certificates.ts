import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteName } from './places.ts';
import { must } from './run.ts';

/** Paths of a certificate authority's certificate and of a certificate it signed, in PEM. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const days = '30';
const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes an authority of this ground's own and a certificate for the public name, valid for thirty days. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(file('extensions'), `subjectAltName = DNS:${siteName}\nextendedKeyUsage = serverAuth\n`);
  await must('openssl', [
    'req',
    '-x509',
    ...curve,
    '-days',
    days,
    '-subj',
    '/CN=Proving Ground CA',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  ]);
  await must('openssl', [
    'req',
    ...curve,
    '-subj',
    `/CN=${siteName}`,
    '-keyout',
    file('key.pem'),
    '-out',
    file('csr.pem'),
  ]);
  await must('openssl', [
    'x509',
    '-req',
    '-in',
    file('csr.pem'),
    '-CA',
    file('ca.pem'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-days',
    days,
    '-extfile',
    file('extensions'),
    '-out',
    file('cert.pem'),
  ]);
  return { authority: file('ca.pem'), certificate: file('cert.pem'), key: file('key.pem') };
}
