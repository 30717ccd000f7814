import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { columns } from './column.ts';
import { type Fault, underFault } from './fault.ts';
import { addVerdicts, type Verdict } from './judge.ts';
import { must } from './must.ts';
import { openScene, type Place } from './scene.ts';
import { startConsole } from './struck-console.ts';

const stages = ['before', 'torn', 'after'] as const;
const dayMs = 86_400_000;

/** How many journal writes a whole release makes where nothing goes wrong. */
async function countWrites(place: Place): Promise<number> {
  const scene = await openScene(place);
  try {
    const count = join(scene.file, '..', 'count');
    const struck = startConsole(scene, { FAULT_COUNT: count });
    must((await struck.ended) === 0, `a release without a fault passes, and not: ${struck.said()}`);
    return Number(await readFile(count, 'utf8'));
  } finally {
    await scene.dispose();
  }
}

async function killEverywhere(place: Place): Promise<Verdict> {
  const writes = await countWrites(place);
  const verdicts: Verdict[] = [];
  // The first write makes the run; a console that dies before it has left nothing to continue with.
  for (let at = 2; at <= writes; at += 1) {
    for (const stage of stages) {
      verdicts.push(
        await underFault(place, {}, async (scene) => {
          const struck = startConsole(scene, { FAULT_KILL: `${stage}:${at}` });
          const code = await struck.ended;
          // Lines share a write when they are ready together: one release has a write less than another.
          must(
            struck.child.signalCode === 'SIGKILL' || (code === 0 && at > writes / 2),
            `the console dies ${stage} write ${at}`,
          );
          return { printed: struck.printed() };
        }).catch((error: Error) => {
          throw new Error(`${stage} write ${at}: ${error.message}`);
        }),
      );
    }
  }
  const words = `${verdicts.length} deaths at ${writes - 1} boundaries`;
  return { ...addVerdicts(verdicts), words };
}

function jumpClock(ms: number) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, {}, async (scene) => {
      // Behind the fifth write a step is under way or about to be.
      const struck = startConsole(scene, { FAULT_CLOCK: `5:${ms}` });
      must((await struck.ended) === 0, `the release passes, and not: ${struck.said()}`);
      const durations = struck
        .printed()
        .flatMap((line) => (JSON.parse(line) as { durationMs?: number }).durationMs ?? []);
      must(
        durations.every((duration) => duration >= 0 && duration < dayMs / 2),
        `durations do not follow the clock: ${durations.join(', ')}`,
      );
      const times = struck.printed().map((line) => Date.parse((JSON.parse(line) as { at: string }).at));
      const jumped = times.some((at, index) => Math.abs(at - (times[index - 1] ?? at)) > dayMs / 2);
      must(jumped, 'the journal shows that the clock has jumped');
      return { printed: struck.printed() };
    });
}

export const crashFaults: readonly Fault[] = [
  {
    name: 'console killed at every journal boundary',
    columns,
    long: ['fleet'],
    meet: killEverywhere,
  },
  { name: "laptop's clock jumps a day ahead", columns, meet: jumpClock(dayMs) },
  { name: "laptop's clock jumps a day back", columns, meet: jumpClock(-dayMs) },
];
