import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  noteLastKnownAddresses,
  readLastKnownAddresses,
} from '../../../../src/engine/rollback/preconnect/last-known-addresses.ts';
import { createSession } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe('the last known addresses', () => {
  const read = async (text: string) => {
    const dir = await folder();
    await writeFile(join(dir, 'reached.json'), text);
    return Object.fromEntries(readLastKnownAddresses(dir));
  };

  it('are read by host', async () => {
    expect(
      await read('{"web-1":{"hostname":"10.0.0.1","port":22},"db":{"hostname":"::1","port":2222}}'),
    ).toEqual({
      'web-1': { hostname: '10.0.0.1', port: 22 },
      db: { hostname: '::1', port: 2222 },
    });
  });

  it.each([
    ['no port', '{"hostname":"a"}'],
    ['port 0', '{"hostname":"a","port":0}'],
    ['a port beyond the last', '{"hostname":"a","port":65536}'],
    ['half a port', '{"hostname":"a","port":22.5}'],
    ['a port in words', '{"hostname":"a","port":"22"}'],
    ['no name', '{"hostname":"","port":22}'],
    ['a name that is a number', '{"hostname":1,"port":22}'],
    ['null', 'null'],
    ['a word', '"10.0.0.1:22"'],
  ])('skip an address with %s', async (_what, address) => {
    expect(await read(`{"bad":${address},"good":{"hostname":"b","port":22}}`)).toEqual({
      good: { hostname: 'b', port: 22 },
    });
  });

  it.each(['', '{', 'null', '[]', '7'])('are unknown when the file says %j', async (text) => {
    expect(await read(text)).toEqual({});
  });

  it('are unknown without a file', async () => {
    expect(readLastKnownAddresses(await folder()).size).toBe(0);
  });
});

describe('the file of last known addresses', () => {
  async function release(target: string) {
    const session = await createSession(await folder(), '# P\n\n## Deployment\n\n```bash\nmake\n```\n', {
      sidecar: { targets: { web: { ssh: 'web' } } },
    });
    await session.append({
      type: 'restore-point.pinned',
      point: { id: 'p', target, version: '', paths: [] },
    });
    return { session, file: join(session.files.dir, 'reached.json') };
  }

  it('is written for a connected host, and can be read again', async () => {
    const { session, file } = await release('web');
    Object.defineProperty(session.targets.remote('web').connection, 'address', {
      value: { hostname: '10.0.0.1', port: 2222 },
    });
    await noteLastKnownAddresses(session);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ web: { hostname: '10.0.0.1', port: 2222 } });
    expect(readLastKnownAddresses(session.files.dir).get('web')?.port).toBe(2222);
    await session.close();
  });

  it.each(['web', 'local'])('is not written for %s, which has no address', async (target) => {
    const { session, file } = await release(target);
    await noteLastKnownAddresses(session);
    await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
    await session.close();
  });
});
