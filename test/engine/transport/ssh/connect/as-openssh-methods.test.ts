import { copyFile } from 'node:fs/promises';
import { describe } from 'vitest';
import { compare, lines, type Row } from '../../../../support/as-openssh.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`as-openssh-methods.test is skipped: ${sshdMissing}\n`);

const rows: readonly Row[] = [
  {
    what: 'PubkeyAuthentication no',
    letsIn: false,
    says: /refused the sign-in/,
    prepare: lines('PubkeyAuthentication no\n'),
  },
  {
    what: 'PreferredAuthentications without keys',
    letsIn: false,
    says: /refused the sign-in/,
    prepare: lines('PreferredAuthentications password\n'),
  },
  {
    what: 'an RSA key of ours that is smaller than RequiredRSASize',
    letsIn: false,
    says: /2048 bits, and RequiredRSASize wants 3072/,
    prepare: async (sshd) => {
      await copyFile(`${sshd.folder}/rsa.pub`, `${sshd.folder}/authorized`);
      return `IdentityFile ${sshd.folder}/rsa\nIdentitiesOnly yes\nRequiredRSASize 3072\n`;
    },
  },
  { what: 'GSSAPIAuthentication, and a key', letsIn: true, prepare: lines('GSSAPIAuthentication yes\n') },
  {
    what: 'HostbasedAuthentication, and a key',
    letsIn: true,
    kept: 'by-openssh',
    prepare: lines('HostbasedAuthentication yes\n'),
  },
  {
    what: 'KbdInteractiveDevices, and a key',
    letsIn: true,
    kept: 'by-openssh',
    prepare: lines('KbdInteractiveDevices pam\n'),
  },
  { what: 'BatchMode, and a key', letsIn: true, prepare: lines('BatchMode yes\n') },
  {
    what: 'PreferredAuthentications with keys last',
    letsIn: true,
    prepare: lines('PreferredAuthentications keyboard-interactive,password,publickey\n'),
  },
  {
    what: 'PasswordAuthentication and KbdInteractiveAuthentication off, and a key',
    letsIn: true,
    prepare: lines('PasswordAuthentication no\nKbdInteractiveAuthentication no\n'),
  },
];

describe.skipIf(sshdMissing !== null)(
  'Slipway gets in where ssh does, and nowhere else: ways to sign in',
  () => {
    compare(rows);
  },
);
