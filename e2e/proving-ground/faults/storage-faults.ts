import { mkdir } from 'node:fs/promises';
import { must as mustRun } from '../ground/run.ts';
import { columns } from './column.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Puts the scene's state on a small disk of its own; it goes with the scene. */
async function smallDisk(scene: Scene): Promise<void> {
  await mkdir(scene.home, { recursive: true });
  await mustRun('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'slipway-faults', scene.home]);
}

/** Strikes the journal's disk while the second step runs: its end cannot be written, and nothing further may begin. */
function strikeDisk(strike: (home: string) => Promise<unknown>, mend: (home: string) => Promise<unknown>) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true }, async (scene) => {
      await smallDisk(scene);
      const struck = startConsole(scene);
      for (const host of scene.hosts) await scene.seen(host, 'two');
      await strike(scene.home);
      await scene.release();
      const code = await struck.ended;
      must(code === 1, `the console stops with 1, and not with ${code}`);
      must(/journal could not be written/.test(struck.said()), `it says why, and not: ${struck.said()}`);
      for (const host of scene.hosts)
        must(!(await scene.witness(host)).includes('three'), 'nothing is begun without a record');
      await mend(scene.home);
      return { printed: struck.printed() };
    });
}

const fillDisk = strikeDisk(
  // Coarse, then to the last byte.
  (home) =>
    mustRun('sh', [
      '-c',
      `dd if=/dev/zero of=${home}/filler bs=64k; dd if=/dev/zero of=${home}/filler2 bs=1; true`,
    ]),
  (home) => mustRun('rm', [`${home}/filler`, `${home}/filler2`]),
);
const freezeDisk = strikeDisk(
  (home) => mustRun('mount', ['-o', 'remount,ro', home]),
  (home) => mustRun('mount', ['-o', 'remount,rw', home]),
);

/** The server has no room left for the step's folder: the step is refused, and nothing of it has run. */
function fillServer(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    const [host = ''] = scene.hosts;
    await scene.at(
      host,
      'dd if=/dev/zero of=/root/filler bs=1M 2>/dev/null; dd if=/dev/zero of=/root/filler2 bs=1k 2>/dev/null; true',
    );
    try {
      await scene.release();
      const code = await struck.ended;
      must(code === 1, `the run is held with 1, and not with ${code}: ${struck.said()}`);
      must(
        /is the disk full|No space|no space|write error/i.test(struck.printed().join('\n')),
        `the reason is named, and not only: ${struck.printed().slice(-3).join(' ')}`,
      );
    } finally {
      await scene.at(host, 'rm -f /root/filler /root/filler2');
    }
    return { printed: struck.printed() };
  });
}

export const storageFaults: readonly Fault[] = [
  { name: "laptop's disk full during a step", columns, meet: fillDisk },
  { name: 'journal directory read-only during a step', columns, meet: freezeDisk },
  { name: "server's disk full during a step", columns: ['remote', 'fleet'], meet: fillServer },
];
