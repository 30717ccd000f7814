import type { ScrapedSample } from '../../measures/exposition-line.ts';

const line = /^cgroup (\S+) (memory\.current|memory\.max|pids\.current|cpu\.stat|io\.stat) (.*)$/;

/**
 * What cgroups of version 2 say of services, as series: `unit_memory_bytes`, `unit_memory_max_bytes` (absent without a limit), `unit_tasks`,
 * `unit_cpu_seconds_total`, `unit_read_bytes_total` and `unit_written_bytes_total`, each with the unit as its label. `text` holds lines
 * `cgroup UNIT FILE TEXT`; everything else in it is passed over. Pure.
 */
export function unitSamples(text: string): readonly ScrapedSample[] {
  const sums = new Map<string, ScrapedSample>();
  for (const [unit, file, said] of linesOf(text))
    for (const [name, value] of figuresOf(file, said)) {
      if (!Number.isFinite(value)) continue;
      const key = `${name} ${unit}`;
      // Reads and writes are told device by device.
      const sum = value + (sums.get(key)?.value ?? 0);
      sums.set(key, { name, labels: { unit: unit.replace(/\.service$/, '') }, value: sum, at: null });
    }
  return [...sums.values()];
}

function linesOf(text: string): readonly (readonly [unit: string, file: string, said: string])[] {
  return text.split('\n').flatMap((each) => {
    const [, unit, file, said] = line.exec(each) ?? [];
    return unit === undefined || file === undefined || said === undefined
      ? []
      : [[unit, file, said] as const];
  });
}

function figuresOf(file: string, said: string): readonly (readonly [name: string, value: number])[] {
  switch (file) {
    case 'memory.current':
      return [['unit_memory_bytes', wholeOf(said)]];
    case 'memory.max':
      return [['unit_memory_max_bytes', wholeOf(said)]];
    case 'pids.current':
      return [['unit_tasks', wholeOf(said)]];
    case 'cpu.stat':
      return [['unit_cpu_seconds_total', wholeOf(/^usage_usec (\d+)$/.exec(said)?.[1]) / 1e6]];
    default:
      return [
        ['unit_read_bytes_total', wholeOf(/\brbytes=(\d+)/.exec(said)?.[1])],
        ['unit_written_bytes_total', wholeOf(/\bwbytes=(\d+)/.exec(said)?.[1])],
      ];
  }
}

/** `max`, and what is no number, is NaN. */
function wholeOf(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
