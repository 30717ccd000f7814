import { chmod, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { announceConsole } from '../../src/engine/index.ts';
import { type ServedSlipway, serveSlipway } from '../support/served-slipway.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const served: ServedSlipway[] = [];
afterEach(async () => {
  for (const each of served.splice(0)) await each.stop();
});

async function serve(dir: string): Promise<ServedSlipway> {
  await writeFile(join(dir, 'PLAN.md'), '# P\n');
  const console = await serveSlipway(['serve', join(dir, 'PLAN.md')], { SLIPWAY_HOME: join(dir, 'state') });
  served.push(console);
  return console;
}

const linkOf = (dir: string) => runSlipway(['serve', '--link'], { SLIPWAY_HOME: join(dir, 'state') });
const opens = async (url: string): Promise<number> => (await fetch(url, { redirect: 'manual' })).status;

it('slipway serve --link prints a new link of the console that serves, when the first one is used up', async () => {
  const dir = await folder();
  const console = await serve(dir);
  expect(await opens(console.url)).toBe(200);
  expect(await opens(console.url)).toBe(403);
  const { code, stdout } = await linkOf(dir);
  expect(code).toBe(0);
  const url = stdout.trim();
  expect(new URL(url).port).toBe(new URL(console.url).port);
  expect(url).not.toBe(console.url);
  expect(await opens(url)).toBe(200);
});

it('every console has a link of its own, with its checklist named', async () => {
  const [dir] = [await folder()];
  const [one, other] = [await serve(dir), await serve(dir)];
  const { stdout } = await linkOf(dir);
  expect(stdout.match(/^Console of .*PLAN\.md \(process \d+\):$/gm)).toHaveLength(2);
  for (const { url } of [one, other]) expect(stdout).toContain(new URL(url).host);
});

it('the note of a console is private while it serves, and gone afterwards', async () => {
  const dir = await folder();
  const console = await serve(dir);
  const notes = join(dir, 'state', 'consoles');
  const [name] = await readdir(notes);
  expect((await stat(notes)).mode & 0o777).toBe(0o700);
  expect((await stat(join(notes, name ?? ''))).mode & 0o777).toBe(0o600);
  await console.stop();
  expect(await readdir(notes)).toEqual([]);
});

it('the note of a console that was killed is removed, and nothing is said to serve', async () => {
  const dir = await folder();
  const console = await serve(dir);
  await console.stop('SIGKILL');
  expect(await readdir(join(dir, 'state', 'consoles'))).toHaveLength(1);
  const { code, stderr } = await linkOf(dir);
  expect(code).toBe(2);
  expect(stderr).toContain('No console of this account is serving');
  expect(await readdir(join(dir, 'state', 'consoles'))).toEqual([]);
});

it('what took the port of a console that is gone learns no secret and gives no link', async () => {
  const dir = await folder();
  const state = join(dir, 'state');
  const heard: string[] = [];
  const imposter = createServer((request, response) => {
    heard.push(JSON.stringify(request.headers));
    const url = 'http://127.0.0.1:1/?token=mine';
    response.end(JSON.stringify({ url, proof: request.headers.authorization?.split(' ')[2] }));
  });
  await new Promise<void>((done) => imposter.listen(0, '127.0.0.1', done));
  const { port } = imposter.address() as AddressInfo;
  const secret = 'a-secret-nobody-else-has';
  const since = new Date().toISOString();
  const withdraw = announceConsole(state, { pid: process.pid, port, secret, file: null, since });
  const { code, stdout } = await linkOf(dir);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(heard).toHaveLength(1);
  expect(heard.join()).not.toContain(secret);
  withdraw();
  imposter.close();
});

it.skipIf(process.platform === 'win32')(
  'notes that are links, pipes or open to others are none of this account',
  async () => {
    const dir = await folder();
    const state = join(dir, 'state');
    const notes = join(state, 'consoles');
    await serve(dir);
    const [name] = await readdir(notes);
    await symlink(join(notes, name ?? ''), join(notes, 'linked.json'));
    await writeFile(join(notes, 'open.json'), '{"pid":1}');
    await chmod(join(notes, 'open.json'), 0o666);
    await mkdir(join(notes, 'folder.json'));
    const { code, stdout } = await linkOf(dir);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    await rm(join(notes, 'folder.json'), { recursive: true });
  },
);
