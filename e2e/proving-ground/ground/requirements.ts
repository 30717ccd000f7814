import { existsSync, readFileSync } from 'node:fs';
import { must, run } from './run.ts';

/** Commands the ground is made with, and the Debian package each comes in. */
const packages: Readonly<Record<string, string>> = {
  debootstrap: 'debootstrap',
  'systemd-nspawn': 'systemd-container',
  nsenter: 'util-linux',
  ip: 'iproute2',
  ss: 'iproute2',
  ssh: 'openssh-client',
  curl: 'curl',
  openssl: 'openssl',
};

const installLimitMs = 300_000;

/** Says why a ground cannot be made on this machine; null when it can. Changes nothing. */
export async function groundUnavailable(): Promise<string | null> {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/etc/debian_version')) return 'it needs Debian, for debootstrap and apt-get';
  if (
    !readFileSync('/proc/filesystems', 'utf8').includes('overlay') &&
    (await run('modprobe', ['overlay'])).code !== 0
  ) {
    return 'it needs the overlay file system';
  }
  if (!(await hasCommand('cargo'))) return 'it needs cargo, to build the service';
  return null;
}

/** Installs what is missing with apt-get. */
export async function installMissing(): Promise<void> {
  const present = await Promise.all(Object.keys(packages).map(hasCommand));
  const missing = Object.values(packages).filter((_name, index) => !present[index]);
  if (missing.length === 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await must('apt-get', ['update'], { env, timeoutMs: installLimitMs });
  const args = ['install', '--yes', '--no-install-recommends', ...new Set(missing)];
  await must('apt-get', args, { env, timeoutMs: installLimitMs });
}

async function hasCommand(name: string): Promise<boolean> {
  return (await run('sh', ['-c', 'command -v "$1"', 'sh', name])).code === 0;
}
