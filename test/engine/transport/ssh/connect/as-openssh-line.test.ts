import { describe } from 'vitest';
import { compare, lines, type Row } from '../../../../support/as-openssh.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`as-openssh-line.test is skipped: ${sshdMissing}\n`);

const rows: readonly Row[] = [
  {
    what: 'a server with chacha20 alone',
    letsIn: true,
    server: 'Ciphers chacha20-poly1305@openssh.com',
    prepare: lines(''),
  },
  {
    what: 'a server with an ETM MAC alone',
    letsIn: true,
    server: 'Ciphers aes256-ctr\nMACs hmac-sha2-512-etm@openssh.com',
    prepare: lines(''),
  },
  {
    what: 'a server with SHA-1 key exchange alone',
    letsIn: false,
    says: /cannot agree on KexAlgorithms: the server offers diffie-hellman-group14-sha1; Slipway offers curve/,
    server: 'KexAlgorithms diffie-hellman-group14-sha1',
    prepare: lines(''),
  },
  {
    what: 'a server with SHA-1 key exchange alone, and KexAlgorithms that allow it',
    letsIn: true,
    server: 'KexAlgorithms diffie-hellman-group14-sha1',
    prepare: lines('KexAlgorithms +diffie-hellman-group14-sha1\n'),
  },
  {
    what: 'a server that has not the only cipher that is wanted',
    letsIn: false,
    says: /cannot agree on Ciphers/,
    server: 'Ciphers aes256-gcm@openssh.com',
    prepare: lines('Ciphers aes128-ctr\n'),
  },
  {
    what: 'a server that has not the only MAC that is wanted',
    letsIn: false,
    says: /cannot agree on MACs/,
    server: 'Ciphers aes256-ctr\nMACs hmac-sha2-256',
    prepare: lines('MACs hmac-sha2-512\n'),
  },
  {
    what: 'a server without a host key of the only type that is wanted',
    letsIn: false,
    says: /cannot agree on HostKeyAlgorithms/,
    prepare: lines('HostKeyAlgorithms rsa-sha2-512\n'),
  },
  {
    what: 'AddressFamily that the server has',
    letsIn: true,
    kept: 'by-openssh',
    prepare: lines('AddressFamily inet\n'),
  },
  {
    what: 'AddressFamily that the server has not',
    letsIn: false,
    says: /cannot be reached/,
    prepare: lines('AddressFamily inet6\n'),
  },
  {
    what: 'BindAddress',
    letsIn: true,
    kept: 'by-openssh',
    prepare: lines('BindAddress 127.0.0.1\n'),
  },
  {
    what: 'BindAddress that this machine has not',
    letsIn: false,
    says: /cannot be reached/,
    prepare: lines('BindAddress 192.0.2.1\n'),
  },
  { what: 'RekeyLimit', letsIn: true, kept: 'by-openssh', prepare: lines('RekeyLimit 1G 1h\n') },
  {
    what: 'settings that change nothing here',
    letsIn: true,
    prepare: lines(
      'Compression yes\nTCPKeepAlive no\nServerAliveInterval 20\nVisualHostKey yes\nFingerprintHash md5\nLogLevel QUIET\nConnectionAttempts 3\n',
    ),
  },
];

describe.skipIf(sshdMissing !== null)(
  'Slipway gets in where ssh does, and nowhere else: how the connection is made',
  () => {
    compare(rows);
  },
);
