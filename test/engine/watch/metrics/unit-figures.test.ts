import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalTransport } from '../../../../src/engine/transport/local/local-pty.ts';
import { readHostStats } from '../../../../src/engine/watch/metrics/host-stats.ts';
import { unitSamples } from '../../../../src/engine/watch/metrics/unit-figures.ts';
import { unitsOn } from '../../../../src/engine/watch/sources/units-on.ts';
import { attempt } from '../../../../src/shared/lib/attempt.ts';
import { planOf } from '../../../shared/run/moves/scene.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const figures = (samples: ReturnType<typeof unitSamples>) =>
  Object.fromEntries(samples.map(({ name, labels, value }) => [`${labels.unit} ${name}`, value]));

/** Writes a service's cgroup into a tree as the kernel shows one. */
function makeCgroup(root: string, path: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, 'cgroup.controllers'), 'cpu io memory pids\n');
  for (const [name, text] of Object.entries({ 'cgroup.procs': '', ...files }))
    writeFileSync(join(root, path, name), text);
}

/** A group is busy for a moment after its last process has ended. */
function isRemoved(group: string): boolean {
  return attempt(() => {
    rmdirSync(group);
    return true;
  }, false);
}

/** A cgroup file system of version 2 in which a group can be made; null where this machine has none. */
const realRoot = ((): string | null => {
  const mounts = attempt(() => readFileSync('/proc/mounts', 'utf8'), '');
  const root = /^\S+ (\S+) cgroup2 rw/m.exec(mounts)?.[1] ?? null;
  return attempt(() => {
    if (root === null) return null;
    mkdirSync(join(root, 'slipway-probe'));
    rmdirSync(join(root, 'slipway-probe'));
    return root;
  }, null);
})();

describe('what the cgroups of services hold', () => {
  const ask = async (root: string, ...units: string[]) => {
    const dir = await folder();
    return readHostStats(new LocalTransport(dir, dir), null, { units, root });
  };

  it('is read with the host’s own figures, in one round trip: memory, limit, tasks, processor, disk', async () => {
    const root = await folder();
    makeCgroup(root, 'system.slice/app.service', {
      'memory.current': '52428800\n',
      'memory.max': '104857600\n',
      'pids.current': '7\n',
      'cpu.stat': 'usage_usec 2500000\nuser_usec 1\n',
      'io.stat': '8:0 rbytes=10 wbytes=20 rios=1\n8:16 rbytes=5 wbytes=1 rios=1\n',
    });
    makeCgroup(root, 'system.slice/system-web.slice/web@1.service', {
      'memory.max': 'max\n',
      'pids.current': '1\n',
    });
    const { units, counters } = await ask(root, 'app.service', 'web@1.service', 'gone.service');
    expect(figures(units)).toEqual({
      'app unit_memory_bytes': 52_428_800,
      'app unit_memory_max_bytes': 104_857_600,
      'app unit_tasks': 7,
      'app unit_cpu_seconds_total': 2.5,
      'app unit_read_bytes_total': 15,
      'app unit_written_bytes_total': 21,
      'web@1 unit_tasks': 1,
    });
    expect(counters).not.toBeNull();
  });

  it('is nothing on a host without cgroups of version 2, and for a unit that has none', async () => {
    const root = await folder();
    expect((await ask(root, 'app.service')).units).toEqual([]);
    makeCgroup(root, 'system.slice/other.service', {});
    expect((await ask(root, 'app.service')).units).toEqual([]);
  });

  it('is nothing of lines that a login prints, and of figures that are cut', () => {
    expect(
      unitSamples(
        'Welcome!\ncgroup app.service memory.current 12x\ncgroup app.service cpu.stat user_usec 3\ncgroup a',
      ),
    ).toEqual([]);
  });

  it.skipIf(realRoot === null)(
    'is read from the kernel, where this machine lets a cgroup of version 2 be made',
    async () => {
      const root = realRoot ?? '';
      const path = join(root, 'system.slice');
      const group = join(path, 'slipway-test.service');
      mkdirSync(group, { recursive: true });
      const child = spawn('sh', [
        '-c',
        'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done; read -r _',
      ]);
      try {
        writeFileSync(join(group, 'cgroup.procs'), String(child.pid));
        await once(child.stdout, 'data');
        const { units } = await ask(root, 'slipway-test.service');
        const told = await readFile(join(group, 'cpu.stat'), 'utf8').catch(() => '');
        const usage = Number(/usage_usec (\d+)/.exec(told)?.[1] ?? Number.NaN) / 1e6;
        const cpu = figures(units)['slipway-test unit_cpu_seconds_total'];
        // The group goes on between the two looks.
        if (Number.isFinite(usage)) expect(cpu).toBeLessThanOrEqual(usage);
        else expect(cpu).toBeUndefined();
        const pids = await readFile(join(group, 'pids.current'), 'utf8').catch(() => null);
        expect(figures(units)['slipway-test unit_tasks']).toBe(pids === null ? undefined : 1);
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
        for (let n = 0; n < 50 && !isRemoved(group); n += 1)
          await new Promise((resolve) => setTimeout(resolve, 20));
        attempt(() => rmdirSync(path), null);
      }
    },
  );
});

describe('the services that a checklist names for a host', () => {
  it('are those its commands there start, stop or look at, and those whose journal is followed', () => {
    const { plan } = planOf(
      '# P\n\n## Deployment\n\n```bash\nsudo systemctl --no-block restart app worker@1.service && echo done\nsystemctl stop app.socket\nsystemctl --user restart mine\nsystemctl daemon-reload\n```\n\n## Verification\n\n```bash\nsystemctl is-active proxy\n```\n',
    );
    const sidecar = {
      version: 1 as const,
      targets: { 'web-1': { ssh: 'web-1' }, 'lb-1': { ssh: 'lb-1' } },
      where: { Deployment: 'web-1', Verification: 'lb-1' },
      logs: [
        { journal: 'app', on: 'web-1' },
        { journal: 'mail', on: 'web-1' },
      ],
    };
    const on = (host: string) => unitsOn(plan, sidecar, { members: (name) => [name] }, host);
    expect(on('web-1')).toEqual(['app.service', 'mail.service', 'worker@1.service']);
    expect(on('lb-1')).toEqual(['proxy.service']);
    expect(on('local')).toEqual([]);
  });
});
