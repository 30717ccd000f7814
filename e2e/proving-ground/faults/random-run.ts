import { setTimeout as wait } from 'node:timers/promises';
import { carryOn, reopen, takeBack } from './carry-on.ts';
import type { Column } from './column.ts';
import { judgeScene, type Verdict } from './judge.ts';
import type { Places } from './places.ts';
import { type Random, seedRandom } from './random.ts';
import { moreSteps, openScene, type Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Journal writes a release makes at most; a console may be struck at any of them. */
const lastWrite = 16;
/** A whole release takes about this long, in ms: a fault strikes somewhere within. */
const releaseMs = 700;

type Strike = (scene: Scene, random: Random) => Promise<void>;

const strikes: readonly [Strike, ...Strike[]] = [
  async ({ struck }) => struck.cutConnections(),
  async ({ struck }, random) => {
    await struck.linkDown();
    await wait(random.integer(100, 900));
    await struck.linkUp();
  },
  async ({ struck }) => struck.restartSshd(),
];

export interface RandomOptions {
  readonly cycles: number;
  readonly seed: number;
  readonly onCycle: (told: string, verdict: Verdict) => void;
}

/** Releases and rolls back, again and again, each time with faults drawn from a seed. */
export async function runRandom(places: Places, { cycles, seed, onCycle }: RandomOptions): Promise<void> {
  const random = seedRandom(seed);
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const column = random.pick<Column>(['remote', 'remote', 'fleet', 'local']);
    const layout = random.next() < 0.3;
    const more = [moreSteps.typed, moreSteps.short].filter(() => random.next() < 0.4);
    const scene = await openScene(places.get(column), { layout, more: more.join('') });
    try {
      const { told, verdict } = await oneCycle(scene, random);
      onCycle(
        `${column}${layout ? ', layout' : ''}${more.length > 0 ? ', more steps' : ''}: ${told}`,
        verdict,
      );
    } catch (error) {
      throw new Error(
        `cycle ${cycle} of seed ${seed} (${column}): ${error instanceof Error ? error.message : error}`,
      );
    } finally {
      await scene.dispose();
    }
  }
}

async function oneCycle(
  scene: Scene,
  random: Random,
): Promise<{ readonly told: string; readonly verdict: Verdict }> {
  const told: string[] = [];
  const hook: Record<string, string> = {};
  if (random.next() < 0.4) {
    const stage = random.pick(['before', 'torn', 'after']);
    hook.FAULT_KILL = `${stage}:${random.integer(2, lastWrite)}`;
    told.push(`killed ${hook.FAULT_KILL}`);
  }
  if (random.next() < 0.1) {
    hook.FAULT_CLOCK = `${random.integer(2, lastWrite)}:${random.pick([-86_400_000, 86_400_000])}`;
    told.push(`clock ${hook.FAULT_CLOCK}`);
  }
  const struck = startConsole(scene, hook);
  const striking = [strikeSometimes(scene, random, told)];
  if (random.next() < 0.25) {
    const afterMs = random.integer(300, 300 + releaseMs);
    told.push(`killed after ${afterMs} ms`);
    striking.push(wait(afterMs).then(() => void struck.child.kill('SIGKILL')));
  }
  await struck.ended;
  await Promise.all(striking);
  const engine = scene.engine();
  // A console that died before its run was on disk leaves nothing to continue with: a person begins again.
  const handle =
    (await engine.listRuns(scene.file)).length === 0
      ? await engine.createRun(scene.file)
      : await reopen(scene, engine);
  const again = strikeSometimes(scene, random, told);
  await carryOn(scene, handle);
  await takeBack(scene, engine, handle.session.run);
  await again;
  return { told: told.join(', ') || 'no fault', verdict: await judgeScene(scene, struck.printed()) };
}

/** Up to three strikes at the connection, each somewhere within a release; none on this machine, which has none. */
async function strikeSometimes(scene: Scene, random: Random, told: string[]): Promise<void> {
  if (scene.column === 'local') return;
  // Drawn before anything is waited for, so that the seed alone decides.
  const plan = Array.from({ length: random.integer(0, 3) }, () => ({
    strike: random.pick(strikes),
    afterMs: random.integer(0, releaseMs),
  }));
  if (plan.length > 0) told.push(`${plan.length} strikes`);
  for (const { strike, afterMs } of plan) {
    await wait(afterMs);
    await strike(scene, random);
  }
}
