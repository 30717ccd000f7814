import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Practice } from '../../src/practice/index.ts';
import { eventually, run, ssh, start } from './support.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await start();
});
afterAll(() => practice.stop());

const sftp = (commands: string) => run('sftp', ['-F', practice.sshConfig, '-b', '-', 'harbor-1'], commands);
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

test('a command runs in the home and its exit status comes back', async () => {
  expect(await ssh(practice, 'pwd; echo "$HOME"; exit 7')).toEqual({
    code: 7,
    stdout: `${practice.home}\n${practice.home}\n`,
    stderr: '',
  });
});

test('output and errors arrive apart', async () => {
  expect(await ssh(practice, 'echo out; echo err >&2')).toMatchObject({ stdout: 'out\n', stderr: 'err\n' });
});

test('a command reads its input to the end', async () => {
  const answer = await run('ssh', ['-F', practice.sshConfig, 'harbor-1', 'wc -c'], 'x'.repeat(300_000));
  expect(answer.stdout.trim()).toBe('300000');
});

test('ten megabytes on both streams arrive whole', async () => {
  const answer = await ssh(
    practice,
    'head -c 5000000 /dev/zero | tr "\\0" a & head -c 5000000 /dev/zero | tr "\\0" b >&2; wait',
  );
  expect([answer.stdout.length, answer.stderr.length]).toEqual([5_000_000, 5_000_000]);
});

test('a command killed by a signal is reported as killed', async () => {
  expect((await ssh(practice, 'kill -TERM $$')).code).toBe(255);
});

test('a terminal is a terminal and has the size that was asked for', async () => {
  const answer = await ssh(practice, 'test -t 0 && stty size && echo "$TERM"', '-tt');
  expect(answer.code).toBe(0);
  expect(answer.stdout).toMatch(/^\d+ \d+\r\n/);
});

test('a login shell says that it stands in for a server', async () => {
  const answer = await run('ssh', ['-F', practice.sshConfig, '-tt', 'harbor-1'], 'exit 3\n');
  expect(answer.stdout).toContain('[practice] this shell runs on your own computer');
  expect(answer.code).toBe(3);
});

test('another key is refused', async () => {
  const key = join(practice.root, 'other');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const answer = await ssh(
    practice,
    'true',
    '-o',
    'BatchMode=yes',
    '-o',
    'IdentityAgent=none',
    '-i',
    key,
    '-o',
    'IdentityFile=none',
  );
  expect(answer.code).toBe(0);
  const refused = await run('ssh', [
    '-F',
    'none',
    '-p',
    String(practice.sshPort),
    '-i',
    key,
    '-o',
    'IdentitiesOnly=yes',
    '-o',
    'BatchMode=yes',
    '-o',
    'StrictHostKeyChecking=no',
    '-o',
    'UserKnownHostsFile=/dev/null',
    'deploy@127.0.0.1',
    'true',
  ]);
  expect(refused.code).toBe(255);
  expect(refused.stderr).toContain('Permission denied (publickey)');
});

// Where there is no setsid command, there is no plain way for one to detach.
test.runIf(process.platform === 'linux')(
  'a command ends when its connection is cut, and one that detached goes on',
  async () => {
    const child = spawn('ssh', [
      '-F',
      practice.sshConfig,
      'harbor-1',
      'setsid sh -c "touch begun; sleep 1; touch detached" >/dev/null 2>&1 </dev/null & echo $$ > attached; exec sleep 60',
    ]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await eventually(() => exists(join(practice.home, 'begun')));
    await eventually(() => exists(join(practice.home, 'attached')));
    await eventually(async () => (await readFile(join(practice.home, 'attached'), 'utf8')).trim() !== '');
    const pid = Number(await readFile(join(practice.home, 'attached'), 'utf8'));
    practice.dropConnections();
    expect(await ended).toBe(255);
    await eventually(() => !isAlive(pid));
    await eventually(() => exists(join(practice.home, 'detached')));
  },
);

test('a new connection is welcome right after a cut', async () => {
  practice.dropConnections();
  expect((await ssh(practice, 'echo back')).stdout).toBe('back\n');
});

test('a file put and fetched again is the same, byte for byte', async () => {
  const local = join(practice.root, 'sent');
  await writeFile(local, randomBytes(3_000_001));
  const answer = await sftp(
    `put ${local} up\nchmod 640 up\nrename up moved\nget moved ${local}.back\nmkdir d\nls -l\nrmdir d\nrm moved\n`,
  );
  expect(answer).toMatchObject({ code: 0 });
  expect(await hashOf(`${local}.back`)).toBe(await hashOf(local));
});

test('a rename replaces the file that was there', async () => {
  await writeFile(join(practice.home, 'new'), 'new');
  await writeFile(join(practice.home, 'old'), 'old');
  expect((await sftp('rename new old\n')).code).toBe(0);
  expect(await readFile(join(practice.home, 'old'), 'utf8')).toBe('new');
});

test('file transfer does not lead out of the home', async () => {
  await symlink('/etc', join(practice.home, 'way-out'));
  for (const path of ['/etc/hostname', '../../../../etc/hostname', 'way-out/hostname']) {
    expect(await sftp(`get ${path} ${join(practice.root, 'stolen')}\n`)).toMatchObject({ code: 1 });
  }
  expect(await exists(join(practice.root, 'stolen'))).toBe(false);
});

test('scp copies a folder', async () => {
  const answer = await run('scp', [
    '-F',
    practice.sshConfig,
    '-r',
    join(practice.project, 'src'),
    'harbor-1:~/copied',
  ]);
  expect(answer).toMatchObject({ code: 0 });
  expect(await exists(join(practice.home, 'copied', 'harbor.mjs'))).toBe(true);
});

test('the service can be reached through a forwarded stream, and nothing else can', async () => {
  const port = new URL(practice.serviceUrl).port;
  const request = 'GET /version HTTP/1.0\r\n\r\n';
  const through = (target: string) =>
    run('ssh', ['-F', practice.sshConfig, '-W', target, 'harbor-1'], request);
  expect((await through(`127.0.0.1:${port}`)).stdout).toContain('0.9.7');
  expect((await through(`127.0.0.1:${practice.sshPort}`)).code).toBe(255);
});

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a line that is cut on purpose lets nobody through, until it is mended', async () => {
  await practice.drills.begin('cut');
  expect((await ssh(practice, 'true')).code).toBe(255);
  await practice.drills.end();
  expect((await ssh(practice, 'echo back')).stdout).toBe('back\n');
});
