import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listHosts } from '../../../../../src/engine/transport/ssh/config/list-hosts.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

it('gives the names that OpenSSH knows, those of included files in their place, and no patterns', async () => {
  const dir = await folder();
  await mkdir(join(dir, 'conf.d'));
  await writeFile(join(dir, 'conf.d', 'a'), 'Host inner\n  HostName 10.0.0.1\n');
  const config = join(dir, 'config');
  await writeFile(
    config,
    `Include ${dir}/conf.d/*\nHost web-1 web-2\n  User deploy\nHost *.internal !bad\nHost db\nMatch host x\nHost web-1\n`,
  );
  expect(await listHosts(config)).toEqual(['inner', 'web-1', 'web-2', 'db']);
  expect(await listHosts(join(dir, 'none'))).toEqual([]);
});
