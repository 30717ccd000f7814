import type { ScrapedSample } from '../../measures/exposition-line.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import { unitSamples } from './unit-figures.ts';

const hostStats = loadScript('watch/host-stats');
/** Where cgroups of version 2 are mounted. */
const cgroups = '/sys/fs/cgroup';

/** What a Linux host says of itself; null where it does not. */
export interface HostStats {
  /** Busy share of all processors since the reading before, in percent. */
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  readonly diskFreePercent: number | null;
  readonly counters: CpuCounters | null;
  /** What the cgroups of its services hold; empty on a host without cgroups of version 2. */
  readonly units: readonly ScrapedSample[];
}

interface CpuCounters {
  readonly busy: number;
  readonly total: number;
}

/** What is asked of a host besides its own figures. */
export interface AskedUnits {
  /** Services by their units: `app.service`. */
  readonly units: readonly string[];
  readonly root?: string;
}

/** Reads /proc and the cgroups of services over the connection that stands; no agent, one round trip. */
export async function readHostStats(
  transport: Transport,
  before: CpuCounters | null,
  { units, root = cgroups }: AskedUnits = { units: [] },
): Promise<HostStats> {
  const asked = scriptCommand(hostStats, root, ...units);
  const result = await transport.exec(asked, { timeoutMs: 10_000 });
  const text = result.stdout.toString('utf8');
  const counters = cpuCounters(text);
  const elapsed = counters === null || before === null ? 0 : counters.total - before.total;
  const memory = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  const memoryPercent = (1 - memory('MemAvailable') / memory('MemTotal')) * 100;
  const used = /\s(\d+)%\s+\/\s*$/m.exec(text)?.[1];
  return {
    cpuPercent:
      counters === null || before === null || elapsed <= 0
        ? null
        : ((counters.busy - before.busy) / elapsed) * 100,
    memoryPercent: Number.isFinite(memoryPercent) ? memoryPercent : null,
    diskFreePercent: used === undefined ? null : 100 - Number(used),
    counters,
    units: unitSamples(text),
  };
}

function cpuCounters(text: string): CpuCounters | null {
  const fields = /^cpu\s+([\d ]+)$/m.exec(text)?.[1]?.trim().split(/\s+/).map(Number);
  if (fields === undefined) return null;
  const total = fields.slice(0, 8).reduce((sum, value) => sum + value, 0);
  return { total, busy: total - (fields[3] ?? 0) - (fields[4] ?? 0) };
}
