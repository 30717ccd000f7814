import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expandInventories } from '../../../src/engine/targets/read-inventory.ts';
import type { Sidecar } from '../../../src/shared/sidecar/sidecar.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

const ansibleMissing = spawnSync('ansible-inventory', ['--version']).error !== undefined;
const inventory = `
[web]
web-1 ansible_host=10.0.0.1 ansible_port=2201 ansible_user=deploy
web-2 ansible_ssh_private_key_file=/keys/web-2

[db]
db-1

[site:children]
web
db
`;

async function expand(text: string, targets: NonNullable<Sidecar['targets']>): Promise<Sidecar['targets']> {
  const dir = await folder();
  await writeFile(join(dir, 'hosts.ini'), text);
  return (await expandInventories({ version: 1, targets }, dir)).targets;
}

describe('an Ansible inventory as a target', () => {
  it.skipIf(ansibleMissing)(
    'becomes its hosts and a group of them, reached as the inventory says',
    async () => {
      const targets = await expand(inventory, {
        web: { inventory: 'hosts.ini', pattern: 'web', strategy: 'rolling', batch: 2 },
      });
      expect(targets).toEqual({
        'web-1': { ssh: 'deploy@10.0.0.1:2201' },
        'web-2': { ssh: 'web-2', key: '/keys/web-2' },
        web: { group: ['web-1', 'web-2'], strategy: 'rolling', batch: 2 },
      });
    },
  );

  it.skipIf(ansibleMissing)(
    "understands Ansible's own patterns, and a host the sidecar names stands",
    async () => {
      const targets = await expand(inventory, {
        'db-1': { ssh: 'elsewhere' },
        most: { inventory: 'hosts.ini', pattern: 'site:!web-2' },
      });
      expect(targets).toMatchObject({
        'db-1': { ssh: 'elsewhere' },
        most: { group: expect.arrayContaining(['web-1', 'db-1']) },
      });
      expect(targets?.['web-2']).toBeUndefined();
    },
  );

  it.skipIf(ansibleMissing)(
    'is refused where a host would be reached in a way that is not taken over',
    async () => {
      const all = { web: { inventory: 'hosts.ini' } };
      await expect(expand('web-1 ansible_connection=local\n', all)).rejects.toThrow(
        /web-1 of the inventory hosts\.ini is reached by local, not by SSH\. Nothing was connected/,
      );
      await expect(expand("web-1 ansible_ssh_common_args='-J bastion'\n", all)).rejects.toThrow(
        /has its own arguments for ssh/,
      );
      await expect(expand('[web]\n', all)).rejects.toThrow(/has no host for the target "web"/);
    },
  );

  it('says what to do where Ansible is not installed', async () => {
    process.env.PATH = await folder();
    await expect(expand(inventory, { web: { inventory: 'hosts.ini' } })).rejects.toMatchObject({
      message: expect.stringMatching(/is not installed here\. Nothing was started/),
      hint: expect.stringContaining('ansible-core'),
    });
  });
});
