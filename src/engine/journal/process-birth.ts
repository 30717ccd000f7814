import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { attempt } from '../../shared/lib/attempt.ts';

/*
 * What tells a process from every other that ever had its number. A number alone is given again: after a restart, and at
 * once in a container, where numbers are small.
 */

/** Ticks of /proc in a second; Linux has given no other to programs on any processor in use. */
const ticksASecond = 100;

/**
 * Where numbers of processes mean what they mean here: the start of this machine's system and its space of numbers (a
 * container has its own). Null where the system does not say.
 */
export function processSpace(): string | null {
  return attempt(() => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  }, null);
}

/**
 * What is known of the process with this number: `gone`, or when it was born, in the system's own words; null where it is
 * there and the system does not say.
 */
export function birthOf(pid: number): 'gone' | string | null {
  if (!exists(pid)) return 'gone';
  if (process.platform === 'win32') return null;
  if (processSpace() === null) return printedStart(pid);
  const fields = statFields(pid);
  if (fields === null) return null;
  // It has ended, and nobody has asked for its status yet.
  if (fields[0] === 'Z' || fields[0] === 'X') return 'gone';
  return fields[19] ?? null;
}

/** A birth as epoch ms, true to about a second; null where it cannot be told. */
export function birthTime(birth: string): number | null {
  if (processSpace() === null) return Number.isNaN(Date.parse(birth)) ? null : Date.parse(birth);
  const stat = attempt(() => readFileSync('/proc/stat', 'utf8'), '');
  const booted = Number(/^btime (\d+)$/m.exec(stat)?.[1]);
  const time = (booted + Number(birth) / ticksASecond) * 1000;
  return Number.isNaN(time) ? null : time;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another account's process cannot be signaled, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The fields of /proc/PID/stat from the state on; null where they are kept from this account. */
function statFields(pid: number): readonly string[] | null {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), null);
  // The name in front of them is in parentheses and may hold anything.
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function printedStart(pid: number): string | null {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC0' };
  const printed = attempt(
    () => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, encoding: 'utf8', timeout: 5_000 }),
    '',
  ).trim();
  return printed === '' ? null : `${printed} UTC`;
}
