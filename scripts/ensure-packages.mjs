import { isDebian, isRoot, run } from './toolchain.mjs';

/** Debian's packages that the tests start programs of. Without one, what needs it is skipped, and named at the end. */
const packages = [
  'chromium',
  'openssh-client',
  'openssh-server',
  'busybox',
  'zsh',
  'ksh',
  'fish',
  'tcsh',
  'shellcheck',
  'rsync',
  'curl',
  'procps',
  'prometheus',
  'libsecret-tools',
  'gnome-keyring',
  'dbus',
];

/** Installs what the tests need and the machine lacks, where that can be done: on Debian, as root. */
export async function ensurePackages() {
  if (!isDebian || !isRoot) return;
  const missing = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  const { status, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
    { env, quiet: true },
  );
  if (status !== 0)
    console.error(`${output}\nSome packages could not be installed. The tests that need them are skipped.`);
}

async function isInstalled(name) {
  const { status, output } = await run('dpkg-query', ['-W', '-f=${Status}', name], { quiet: true });
  return status === 0 && output.includes('ok installed');
}
