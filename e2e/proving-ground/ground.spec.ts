import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './ground/eventually.ts';
import { run } from './ground/run.ts';
import { type Ground, groundUnavailable, startGround } from './ground.ts';

const unavailable = await groundUnavailable();
if (unavailable !== null) console.warn(`The proving ground is skipped: ${unavailable}.`);

describe.skipIf(unavailable !== null)('a proving ground', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => ground?.stop());

  const ssh = (command: string, ...options: string[]) =>
    run('ssh', ['-F', ground.sshConfig, ...options, 'web-1', command], { env: ground.env });
  const onLaptop = (command: string, timeoutMs = 120_000) =>
    run('sh', ['-c', command], { cwd: ground.project, env: ground.env, timeoutMs });
  const bootId = async () => (await ground.exec('cat /proc/sys/kernel/random/boot_id')).stdout.trim();

  test('is a booted Debian that OpenSSH logs in to', async () => {
    expect(await ssh('id -un; hostname; systemctl is-system-running')).toMatchObject({
      code: 0,
      stdout: 'root\nweb-1\nrunning\n',
    });
  });

  test('runs the version before, and systemctl stops and starts it', async () => {
    expect((await ssh('curl -s localhost:8000/version')).stdout).toBe('0.9.7\n');
    expect((await ssh('systemctl stop chatapp; curl -s localhost:8000/health')).code).toBe(7);
    expect((await ssh('systemctl start chatapp')).code).toBe(0);
    await eventually(
      'health answers',
      async () => (await ssh('curl -fsS http://localhost:8000/health')).code === 0,
    );
    expect((await ssh('journalctl -u chatapp -n 5 --no-pager')).stdout).toContain('Started chatapp');
    expect((await ssh('cat /var/log/chatapp/app.log')).stdout).toMatch(
      /Z INFO {2}chatapp 0\.9\.7 stopping\n/,
    );
  });

  test('serves its page and its health by TLS under its public name', async () => {
    const page = await onLaptop('curl -sS https://chatapp.example.com');
    expect(page.stdout).toContain('content="0.9.7"');
    expect((await onLaptop('curl -i https://chatapp.example.com/health')).stdout).toContain('"status":"ok"');
  });

  test('can be made slow, wrong and unhealthy', async () => {
    const set = (fault: string) => ssh(`curl -fsS -d '${fault}' localhost:8000/fault`);
    await set('{"unhealthy":true}');
    expect((await ssh('curl -s -o /dev/null -w "%{http_code}" localhost:8000/health')).stdout).toBe('503');
    await set('{"unhealthy":false,"latencyMs":300}');
    expect(
      Number((await ssh('curl -s -o /dev/null -w "%{time_total}" localhost:8000/health')).stdout),
    ).toBeGreaterThan(0.29);
    await set('{"latencyMs":0,"memoryMb":100}');
    const memory = await ssh(
      'curl -s localhost:8000/metrics | sed -n "s/^process_resident_memory_bytes //p"',
    );
    expect(Number(memory.stdout)).toBeGreaterThan(100 * 1024 * 1024);
    await set('{"memoryMb":0}');
  });

  test('rotates its log and continues in the new file', async () => {
    await ground.exec('logrotate --force /etc/logrotate.d/chatapp');
    await eventually('the new log is written to', async () => {
      await ssh('curl -s localhost:8000/version');
      return (await ground.exec('grep -c version /var/log/chatapp/app.log')).code === 0;
    });
    expect((await ground.exec('test -s /var/log/chatapp/app.log.1')).code).toBe(0);
  });

  test('takes a whole release from the project, and rolls it back', async () => {
    await ssh('rm -rf stage && mkdir stage');
    expect(await onLaptop('./scripts/backup-production.sh')).toMatchObject({ code: 0 });
    expect((await onLaptop('cargo test --release 2>&1')).stdout).toMatch(/17 passed[\s\S]*13 passed/);
    expect(await onLaptop('cargo fmt --check && cargo build --release && npm run build')).toMatchObject({
      code: 0,
    });
    const sent = 'tar -cf - target/release/chatapp-cli crates/chatapp-proto/proto scripts/rollback.sh';
    await onLaptop(`${sent} | ssh -F "$SLIPWAY_SSH_CONFIG" web-1 tar -C stage -xf -`);
    const released = await ssh(
      'cd stage && systemctl stop chatapp && cp target/release/chatapp-cli /app/ && cp -r crates/chatapp-proto/proto /app/ && systemctl start chatapp',
    );
    expect(released).toMatchObject({ code: 0 });
    await onLaptop('aws s3 sync frontend/dist/ s3://chatapp-frontend/');
    await eventually(
      'the new version passes its smoke test',
      async () => (await onLaptop('npm run test:smoke')).code === 0,
    );
    expect(await ssh('cd stage && ./scripts/rollback.sh')).toMatchObject({ code: 0 });
    expect((await ssh('curl -s localhost:8000/version')).stdout).toBe('0.9.7\n');
  });

  test('swallows packets while its link is down and continues when it is up', async () => {
    const kept = run('ssh', ['-F', ground.sshConfig, 'web-1', 'sleep 2; echo survived'], { env: ground.env });
    await eventually('the command runs', async () => (await ground.exec('pgrep -x sleep')).code === 0);
    await ground.linkDown();
    const silent = await ssh('true', '-o', 'ConnectTimeout=2');
    expect(silent).toMatchObject({ code: 255, stderr: expect.stringContaining('timed out') });
    expect((await ground.exec('echo witness')).stdout).toBe('witness\n');
    await ground.linkUp();
    expect((await kept).stdout).toBe('survived\n');
  });

  test('resets connections', async () => {
    const cut = run('ssh', ['-F', ground.sshConfig, 'web-1', 'sleep 61'], { env: ground.env });
    await eventually('the command runs', async () => (await ground.exec('pgrep -f "sleep 61"')).code === 0);
    await ground.cutConnections();
    expect(await cut).toMatchObject({ code: 255 });
    await ground.restartSshd();
    expect((await ssh('true')).code).toBe(0);
  });

  test('reboots, and its boot id says so', async () => {
    const before = await bootId();
    await ground.reboot();
    expect(await bootId()).not.toBe(before);
    expect((await ssh('cat /proc/sys/kernel/random/boot_id')).stdout.trim()).toBe(await bootId());
    expect((await ssh('systemctl is-active chatapp')).stdout).toBe('active\n');
  });

  test('stops nothing of another ground', async () => {
    const other = await startGround({ version: '0.9.8' });
    expect((await other.exec('curl -s localhost:8000/version')).stdout).toBe('0.9.8\n');
    await other.exec('systemctl stop chatapp');
    expect((await ground.exec('systemctl is-active chatapp')).stdout).toBe('active\n');
    await other.stop();
    expect((await ssh('systemctl is-active chatapp')).stdout).toBe('active\n');
  });

  test('is refused by OpenSSH once its host key changed', async () => {
    await ground.changeHostKey();
    expect(await ssh('true')).toMatchObject({
      code: 255,
      stderr: expect.stringContaining('IDENTIFICATION HAS CHANGED'),
    });
  });

  test('leaves nothing behind when it is stopped', async () => {
    await mkdir(join(ground.project, 'notes'));
    await writeFile(join(ground.project, 'notes', 'mine'), '');
    await Promise.all([ground.stop(), ground.stop()]);
    expect(existsSync(join('/run/netns', ground.name))).toBe(false);
    expect((await run('ip', ['-o', 'link'])).stdout).not.toContain(
      ground.name.replace('-', '').replace('-', 'x'),
    );
    expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(ground.name);
    expect(existsSync(ground.project)).toBe(false);
    expect(commandLines().filter((line) => line.includes(ground.name))).toEqual([]);
    expect((await run('find', ['/sys/fs/cgroup', '-name', ground.name])).stdout).toBe('');
  });
});

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
}
