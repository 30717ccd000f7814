import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { compare, copyKey, fullAgent, lines, type Row } from '../../../../support/as-openssh.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`as-openssh-keys.test is skipped: ${sshdMissing}\n`);

const rows: readonly Row[] = [
  {
    what: 'a key file named with tokens',
    letsIn: true,
    prepare: async (sshd) => {
      await copyKey(sshd.key, join(sshd.folder, `127.0.0.1-${sshd.port}-box-100%`));
      await rm(sshd.key);
      return `IdentityFile ${sshd.folder}/%h-%p-%n-100%%\n`;
    },
  },
  {
    what: 'a key file with blanks in its path',
    letsIn: true,
    prepare: async (sshd) => {
      await mkdir(join(sshd.folder, 'my keys'));
      await copyKey(sshd.key, join(sshd.folder, 'my keys', 'the id'));
      await rm(sshd.key);
      return `IdentityFile "${sshd.folder}/my keys/the id"\n`;
    },
  },
  {
    what: 'a key file named with a variable that is not set',
    letsIn: false,
    says: /stands for nothing/,
    prepare: lines('IdentityFile ${SLIPWAY_NOT_SET}/id\n'),
  },
  {
    what: 'an agent of many keys and the public half of the right one, with IdentitiesOnly',
    letsIn: true,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `${agent}IdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'an agent of many keys and the public half of the right one, without IdentitiesOnly',
    letsIn: true,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `${agent}IdentitiesOnly no\nIdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'an agent of many keys and a key file that the agent holds, too',
    letsIn: true,
    prepare: async (sshd) => `${await fullAgent(sshd)}IdentitiesOnly no\n`,
  },
  {
    what: 'an agent of many keys and none that is named',
    letsIn: false,
    says: /tried: (agent key "[^"]*", ){2,}/,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await rm(sshd.key);
      await rm(`${sshd.key}.pub`);
      return `${agent}IdentitiesOnly no\nIdentityFile ${sshd.folder}/none\n`;
    },
  },
  {
    what: 'the public half of a key that no agent holds',
    letsIn: false,
    says: /only\.pub \(not offered: it is public only/,
    prepare: async (sshd) => {
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `IdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'a key file that others can read',
    letsIn: false,
    says: /mode 0644/,
    prepare: async (sshd) => {
      await chmod(sshd.key, 0o644);
      return '';
    },
  },
];

describe.skipIf(sshdMissing !== null)(
  'Slipway gets in where ssh does, and nowhere else: keys of ours',
  () => {
    compare(rows);
  },
);
