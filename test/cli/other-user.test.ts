import { chmod, chown, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { asAnother, canBeAnother, otherUid, publicFolder } from '../support/other-user.ts';
import { type ServedSlipway, serveSlipway } from '../support/served-slipway.ts';
import { runSlipway, spawnSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

// A second real account of this machine, on the same files, processes and ports.

const folder = tempFolders();
const served: ServedSlipway[] = [];
afterEach(async () => {
  for (const each of served.splice(0)) await each.stop();
});

describe.runIf(canBeAnother)('another account of this machine', () => {
  it('finds no token in any argument, and cannot read the page that leads to the link', async () => {
    const dir = await publicFolder(await folder());
    const browser = join(dir, 'browser');
    // A browser that opens its page once it may: it reads the page as the real one would, and follows it.
    await writeFile(
      browser,
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${dir}/arguments\nwhile [ ! -e ${dir}/go ]; do sleep 0.05; done\n` +
        `page=$(sed -n 's,^--app=file://,,p' ${dir}/arguments)\nurl=$(sed -n 's/.*url=\\([^"]*\\)".*/\\1/p' "$page")\ncurl -s "$url" > ${dir}/entered\nsleep 30\n`,
    );
    await chmod(browser, 0o755);
    await writeFile(join(dir, 'PLAN.md'), '# P\n');
    const child = spawnSlipway(['open', '--browser', join(dir, 'PLAN.md')], {
      SLIPWAY_HOME: join(dir, 'state'),
      SLIPWAY_BROWSER: browser,
      DISPLAY: ':nowhere',
    });
    const gone = new Promise((done) => child.once('exit', done));
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await expect.poll(() => said, { timeout: 15_000 }).toContain('Its console is open in a browser window');
    // Only what is looked for leaves the other account's hands: arguments of other programs are nobody's business here.
    const arguments_ = "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'";
    expect((await asAnother(`${arguments_} | grep -c "^--app=file://$1"`, join(dir, 'state'))).stdout).toBe(
      '1\n',
    );
    const links = "grep -cE 'http://127[.]0[.]0[.]1:[0-9]+/[?]token=[A-Za-z0-9_-]{32}'";
    expect((await asAnother(`${arguments_} | ${links}`)).stdout).toBe('0\n');
    const pages = join(dir, 'state', 'opening');
    const [page] = await readdir(pages);
    expect((await asAnother('cat "$1"', join(pages, page ?? ''))).stdout).toBe('');
    await writeFile(join(dir, 'go'), '');
    await expect.poll(() => readdir(pages), { timeout: 10_000 }).toEqual([]);
    child.kill('SIGTERM');
    await gone;
  }, 60_000);

  it('reads nothing of the state folder, and gets no link', async () => {
    const dir = await publicFolder(await folder());
    await writeFile(join(dir, 'PLAN.md'), '# P\n');
    const console = await serveSlipway(['serve', join(dir, 'PLAN.md')], { SLIPWAY_HOME: join(dir, 'state') });
    served.push(console);
    expect((await asAnother('find "$1" -mindepth 1', join(dir, 'state'))).stdout).toBe('');
    const { host } = new URL(console.url);
    for (const proof of ['', 'Slipway a b', 'Slipway'])
      expect(
        (await asAnother('curl -s -H "Authorization: $2" "http://$1/link"', host, proof)).stdout,
      ).toMatch(/^Only the account that runs this console/);
    const guesses = 'for n in $(seq 30); do curl -s -o /dev/null "http://$1/?token=guess$n"; done';
    await asAnother(guesses, host);
    expect((await fetch(console.url)).status).toBe(200);
  }, 60_000);

  it('gets no shell with the cookie that its own port was sent', async () => {
    const dir = await publicFolder(await folder());
    await writeFile(join(dir, 'PLAN.md'), '# P\n');
    const console = await serveSlipway(['serve', join(dir, 'PLAN.md')], { SLIPWAY_HOME: join(dir, 'state') });
    served.push(console);
    const cookie = (await fetch(console.url)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const { host } = new URL(console.url);
    const tried = await asAnother(
      'curl -s -i -m 5 -H "Cookie: $2" -H "Origin: http://$1" -H "Connection: Upgrade" -H "Upgrade: websocket" ' +
        '-H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" "http://$1/streams?tab=test-tab-1"',
      host,
      cookie,
    );
    expect(tried.stdout).toMatch(/^HTTP\/1\.1 403 /);
  }, 60_000);

  it.each([
    [
      'a state folder that it owns',
      async (state: string) => {
        await mkdir(state, { mode: 0o700 });
        await chown(state, otherUid, otherUid);
      },
      /belongs to another account \(uid 65534\)/,
    ],
    [
      'a state folder that it can write to',
      async (state: string) => {
        await mkdir(state);
        await chmod(state, 0o777);
      },
      /Other accounts of this machine can write to/,
    ],
    [
      'runs that lead to a folder of its own',
      async (state: string) => {
        await mkdir(state, { mode: 0o700 });
        await mkdir(`${state}-theirs`);
        await chown(`${state}-theirs`, otherUid, otherUid);
        await symlink(`${state}-theirs`, join(state, 'runs'));
      },
      /theirs belongs to another account/,
    ],
    [
      'runs that it can write to',
      async (state: string) => {
        await mkdir(join(state, 'runs'), { recursive: true, mode: 0o700 });
        await chmod(join(state, 'runs'), 0o770);
      },
      /can write to .*runs/,
    ],
  ])(
    'offers %s, and nothing is started',
    async (_what, prepare, why) => {
      const dir = await publicFolder(await folder());
      const state = join(dir, 'state');
      await prepare(state);
      await writeFile(
        join(dir, 'PLAN.md'),
        `# P\n\n## Before release\n\n\`\`\`sh\ntouch ${dir}/ran\n\`\`\`\n`,
      );
      for (const command of [['run', join(dir, 'PLAN.md'), '--yes'], ['status'], ['rollback', '--yes']]) {
        const { code, stderr } = await runSlipway(command, { SLIPWAY_HOME: state });
        expect(code, command[0]).toBe(1);
        expect(stderr.replaceAll('\n', ' '), command[0]).toMatch(why);
        expect(stderr, command[0]).toContain('Nothing was started.');
        expect(stderr, command[0]).toMatch(/SLIPWAY_HOME|chmod/);
      }
      expect(await readdir(dir)).not.toContain('ran');
    },
    60_000,
  );
});
