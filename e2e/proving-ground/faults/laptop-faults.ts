import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../ground/eventually.ts';
import { columns } from './column.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Longer than the console believes in a line that says nothing, in ms. */
const asleepMs = 20_000;
const hourMs = 3_600_000;

/** A process and everything it started. */
function family(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}

/**
 * The lid is closed while a step runs: nothing on the laptop moves, the network forgets its connections, the step ends in
 * the dark, and an hour has gone by when the lid is opened.
 */
function sleep(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const struck = startConsole(scene, { FAULT_WAKE: String(hourMs) });
    for (const host of scene.hosts) await scene.seen(host, 'two');
    const all = family(struck.child.pid ?? 0);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await eventually(
      'everything on the laptop stands still',
      () => all.every((pid) => /^State:\tT/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))),
      5_000,
    );
    const grounds = scene.column === 'local' ? [] : scene.grounds;
    for (const ground of grounds) await ground.linkDown();
    for (const ground of grounds) {
      await ground.cutConnections();
      const { stdout } = await ground.exec("ss -tnH state established '( sport = :22 )'");
      must(stdout.trim() === '', 'no server knows of the connection any more');
    }
    await scene.release();
    // Here the step sleeps with the laptop; on a server it ends meanwhile.
    if (scene.column !== 'local') for (const host of scene.hosts) await scene.seen(host, 'two-end');
    await wait(asleepMs);
    for (const ground of grounds) await ground.linkUp();
    for (const pid of all.toReversed()) process.kill(pid, 'SIGCONT');
    must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
    const times = struck.printed().map((line) => Date.parse((JSON.parse(line) as { at: string }).at));
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    must(span > hourMs, `the clock has jumped, and not by ${span} ms`);
    return { printed: struck.printed(), words: `${all.length} processes slept` };
  });
}

/** The laptop changes networks while a step runs: its old address is gone, and with it every connection, silently. */
function roam(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    const { address, end } = await scene.struck.roam();
    try {
      await scene.release();
      must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
      const { stdout } = await scene.struck.exec(`journalctl -u ssh --no-pager | grep -c 'from ${address} '`);
      must(Number(stdout) > 0, `the server was reached from ${address}`);
      return { printed: struck.printed(), words: `came back as ${address}` };
    } finally {
      await end();
    }
  });
}

export const laptopFaults: readonly Fault[] = [
  { name: 'laptop sleeps an hour during a step', columns, meet: sleep },
  { name: "laptop's address changes during a step", columns: ['remote', 'fleet'], meet: roam },
];
