import { run } from '../ground/run.ts';
import type { Ground } from '../ground.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** By its name: the login shell, and what its process says it is. */
const shells = {
  dash: '/usr/bin/dash',
  bash: '/bin/bash',
  'busybox sh': '/usr/local/busybox/sh',
  zsh: '/usr/bin/zsh',
  fish: '/usr/bin/fish',
  tcsh: '/usr/bin/tcsh',
} as const;
type Shell = keyof typeof shells;
const names = Object.keys(shells) as Shell[];

async function setShell(ground: Ground, shell: Shell): Promise<void> {
  const command = `mkdir -p /usr/local/busybox && ln -sf /bin/busybox /usr/local/busybox/sh && usermod -s ${shells[shell]} root`;
  const { code, stderr } = await ground.exec(command);
  must(code === 0, `root's login shell can be ${shell}: ${stderr}`);
}

/** The shell that a command of the connection is really given to. */
async function shellOf(scene: Scene, host: string): Promise<string> {
  const asked = `/bin/sh -c 'readlink /proc/$PPID/exe'; true`;
  return (await run('ssh', ['-F', scene.sshConfig, host, asked])).stdout.trim();
}

/** A whole release with a cut in the middle, and a whole rollback, on hosts whose login shells are these. */
function withShells(shellAt: (index: number) => Shell) {
  return async (place: Place): Promise<Verdict> => {
    try {
      for (const [index, ground] of place.grounds.entries()) await setShell(ground, shellAt(index));
      return await underFault(place, { held: true }, async (scene) => {
        const found: string[] = [];
        for (const [index, host] of scene.hosts.entries()) {
          const shell = shellAt(index);
          const exe = await shellOf(scene, host);
          must(
            exe.includes(shell.split(' ')[0] ?? shell),
            `${host} gives commands to ${shell}, and not to ${exe}`,
          );
          found.push(exe);
        }
        const struck = startConsole(scene);
        for (const host of scene.hosts) await scene.seen(host, 'two');
        for (const ground of place.grounds) await ground.cutConnections();
        await scene.release();
        must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
        return { printed: struck.printed(), words: found.join(' ') };
      });
    } finally {
      for (const ground of place.grounds) await setShell(ground, 'bash');
    }
  };
}

export const shellFaults: readonly Fault[] = [
  ...names.map(
    (name): Fault => ({
      name: `cut during a step, login shell ${name}`,
      columns: ['remote'],
      meet: withShells(() => name),
    }),
  ),
  {
    name: 'cut during a step, every host another login shell',
    columns: ['fleet'],
    meet: withShells((index) => names[index % names.length] ?? 'bash'),
  },
];
