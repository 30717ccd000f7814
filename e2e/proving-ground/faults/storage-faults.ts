import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must as mustRun, run } from '../ground/run.ts';
import { columns } from './column.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Puts the scene's state on a small disk of its own; it goes with the scene. */
async function smallDisk(scene: Scene): Promise<void> {
  await mkdir(scene.home, { recursive: true });
  await mustRun('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0700', 'slipway-faults', scene.home]);
}

/** The last page of a file has room left on the fullest disk: enough steps to go beyond it, in any place. */
const manySteps = `\n\`\`\`bash\n${Array.from({ length: 16 }, (_, n) => `# Nothing ${n + 1}\ntrue`).join('\n')}\n\`\`\`\n`;

/** The journal's disk fills while the second step runs: the run stops where a line can no longer be written. */
function fillDisk(place: Place): Promise<Verdict> {
  return underFault(place, { held: true, more: manySteps }, async (scene) => {
    await smallDisk(scene);
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    await mustRun('sh', ['-c', `dd if=/dev/zero of=${scene.home}/filler bs=4k 2>/dev/null; true`]);
    await scene.release();
    const code = await struck.ended;
    must(code === 1, `the console stops with 1, and not with ${code}`);
    // On this machine a step's own files may be the first that find no room: then its end says so.
    const told = [...struck.printed(), struck.said()].join('\n');
    must(/no space left|ENOSPC/i.test(told), `it says why, and not: ${told}`);
    await mustRun('rm', [`${scene.home}/filler`]);
    return { printed: struck.printed() };
  });
}

/** The journal's disk turns read-only under a run, as a failing one does: nothing more is started, and it says why. */
function failDisk(place: Place): Promise<Verdict> {
  return underFault(place, { held: true, more: manySteps }, async (scene) => {
    const image = `${scene.home}.img`;
    await mkdir(scene.home, { recursive: true });
    await mustRun('truncate', ['-s', '16m', image]);
    await mustRun('mkfs.ext4', ['-q', '-F', image]);
    await mustRun('mount', ['-o', 'loop,errors=remount-ro', image, scene.home]);
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    const disk = (await mustRun('findmnt', ['-no', 'SOURCE', scene.home])).trim().replace('/dev/', '');
    await writeFile(`/sys/fs/ext4/${disk}/trigger_fs_error`, '1');
    const refused = await writeFile(`${scene.home}/probe`, '').catch(
      (error: { code?: string }) => error.code,
    );
    must(refused === 'EROFS', `the disk is read-only, and not: ${refused}`);
    await scene.release();
    const code = await struck.ended;
    must(code === 1, `the console stops with 1, and not with ${code}: ${struck.said()}`);
    must(/read-only|EROFS/i.test(struck.said()), `it says why, and not: ${struck.said()}`);
    for (const host of scene.hosts)
      must(!(await scene.witness(host)).includes('three'), 'nothing is started without a record');
    await mustRun('umount', [scene.home]);
    // It corrects what it finds, and says so with 1.
    must((await run('e2fsck', ['-fy', image])).code <= 1, 'the disk can be mended');
    await mustRun('mount', ['-o', 'loop', image, scene.home]);
    return { printed: struck.printed() };
  });
}

/** The journal's folder can no longer be written to when the run is opened again: it says so, and begins nothing. */
function freezeDisk(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    await smallDisk(scene);
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    struck.child.kill('SIGKILL');
    await struck.ended;
    const [run = ''] = await readdir(join(scene.home, 'runs'));
    await mustRun('mount', ['-o', 'remount,ro', scene.home]);
    const again = startConsole(scene, {}, ['resume', run, '--yes', '--json']);
    await scene.release();
    const code = await again.ended;
    await mustRun('mount', ['-o', 'remount,rw', scene.home]);
    must(code === 3, `the console stops with 3, and not with ${code}: ${again.said()}`);
    must(/cannot be written/.test(again.said()), `it says why, and not: ${again.said()}`);
    for (const host of scene.hosts)
      must(!(await scene.witness(host)).includes('three'), 'nothing is started without a record');
    return { printed: struck.printed() };
  });
}

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
      must(code === 1, `the run stops with 1, and not with ${code}: ${struck.said()}`);
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
  { name: 'journal directory read-only during a run', columns, meet: failDisk },
  { name: 'journal directory read-only when a run is reopened', columns, meet: freezeDisk },
  { name: "server's disk full during a step", columns: ['remote', 'fleet'], meet: fillServer },
];
