import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';

const hostStats = loadScript('watch/host-stats');

/** What a Linux host says of itself; null where it does not. */
export interface HostStats {
  /** Busy share of all processors since the reading before, in percent. */
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  readonly diskFreePercent: number | null;
  readonly counters: CpuCounters | null;
}

interface CpuCounters {
  readonly busy: number;
  readonly total: number;
}

/** Reads /proc over the connection that stands; no agent, one round trip. */
export async function readHostStats(transport: Transport, before: CpuCounters | null): Promise<HostStats> {
  const result = await transport.exec(hostStats, { timeoutMs: 10_000 });
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
  };
}

function cpuCounters(text: string): CpuCounters | null {
  const fields = /^cpu\s+([\d ]+)$/m.exec(text)?.[1]?.trim().split(/\s+/).map(Number);
  if (fields === undefined) return null;
  const total = fields.slice(0, 8).reduce((sum, value) => sum + value, 0);
  return { total, busy: total - (fields[3] ?? 0) - (fields[4] ?? 0) };
}
