import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal } from '../../../src/engine/journal/read-journal.ts';
import type { JournalEvent } from '../../../src/shared/journal/events.ts';
import { planSchema } from '../../../src/shared/plan/plan.ts';
import { workOf } from '../../../src/shared/plan/work.ts';
import type { HostAttempt } from '../../../src/shared/run/attempts.ts';
import { emptyRunState, itemState, transition } from '../../../src/shared/run/run-state.ts';
import type { Scene } from './scene.ts';

/** The lines a step leaves at the witness: when it begins, and when it has done all it does. */
const effects: Readonly<Record<string, readonly [begins: string, ends: string]>> = {
  One: ['one', 'one'],
  Two: ['two', 'two-end'],
  Three: ['three', 'three'],
  Typed: ['typed', 'typed'],
  Four: ['four', 'four'],
  Five: ['five', 'five'],
  Restore: ['back', 'back'],
};

export interface Verdict {
  readonly twice: number;
  readonly invented: number;
  readonly lost: number;
  readonly unverified: number;
  readonly words: string;
}

interface Tries {
  begun: number;
  passed: number;
  never: number;
}

/** Holds the journals against what the servers' own witnesses saw; `printed` are journal lines a console was told of. */
export async function judgeScene(scene: Scene, printed: readonly string[]): Promise<Verdict> {
  const runs = join(scene.home, 'runs');
  const journals = await Promise.all(
    // A console that dies before it has started its journal leaves a folder, and has started nothing.
    (await readdir(runs))
      .filter((run) => existsSync(join(runs, run, 'journal.ndjson')))
      .map(async (run) => ({
        text: await readFile(join(runs, run, 'journal.ndjson'), 'utf8'),
        ...(await readJournal(join(runs, run, 'journal.ndjson'))),
        work: workOf(planSchema.parse(JSON.parse(await readFile(join(runs, run, 'plan.json'), 'utf8')))),
      })),
  );
  const counts = { twice: 0, invented: 0 };
  const seen: string[] = [];
  for (const host of scene.hosts) {
    const witness = await scene.witness(host);
    const tries = new Map<string, Tries>();
    for (const { events, work } of journals) {
      for (const { id, title } of work) addTries(tries, title, host, events, id);
    }
    for (const [title, [begins, ends]] of Object.entries(effects)) {
      const tried = tries.get(title) ?? { begun: 0, passed: 0, never: 0 };
      const began = witness.filter((line) => line === begins).length;
      const ended = witness.filter((line) => line === ends).length;
      counts.twice += Math.max(0, began - (tried.begun - tried.never));
      counts.invented += Math.max(0, tried.passed - ended);
      if (tried.begun + began > 0) seen.push(`${begins} ${began}/${tried.begun}`);
    }
  }
  const whole = new Set(journals.flatMap(({ text }) => text.split('\n')));
  const missing = printed.filter((line) => !whole.has(line)).length;
  const broken = journals.filter((journal) => journal.broken !== null).length;
  const states = journals.map(({ events }) => events.reduce(transition, emptyRunState));
  const back = states.find((state) => state.kind === 'rollback' && state.outcome === 'passed');
  const apps = await Promise.all(
    scene.hosts.map((host) => scene.at(host, `cat "$(dirname ${scene.witnessFile})/app"`)),
  );
  const isBack = back !== undefined && back.verified.length === scene.hosts.length;
  const unverified = isBack && apps.every((app) => app === 'old\n') ? 0 : 1;
  const lines = journals.reduce((sum, { events }) => sum + events.length, 0);
  return {
    ...counts,
    lost: missing + broken,
    unverified,
    words: `${seen.join(', ')} of tries; ${lines} journal lines, ${printed.length} of them told before`,
  };
}

function addTries(
  tries: Map<string, Tries>,
  title: string,
  host: string,
  events: readonly JournalEvent[],
  id: string,
): void {
  const known = tries.get(title) ?? { begun: 0, passed: 0, never: 0 };
  const { attempts } = itemState(events.reduce(transition, emptyRunState), id);
  for (const attempt of attempts) {
    const mine: Pick<HostAttempt, 'status' | 'reason'> | undefined =
      attempt.hosts === undefined
        ? { status: attempt.outcome ?? 'running', reason: attempt.reason }
        : attempt.hosts.find((each) => each.host === host && each.startedAt !== null);
    if (mine === undefined) continue;
    known.begun += 1;
    // A person's decision is not an outcome the console knew.
    if (mine.status === 'passed' && mine.reason === null) known.passed += 1;
    if (mine.status === 'cancelled' && mine.reason?.includes('nothing ran') === true) known.never += 1;
  }
  tries.set(title, known);
}

/** Sums verdicts up. */
export function addVerdicts(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (sum, one) => ({
      twice: sum.twice + one.twice,
      invented: sum.invented + one.invented,
      lost: sum.lost + one.lost,
      unverified: sum.unverified + one.unverified,
      words: one.words,
    }),
    { twice: 0, invented: 0, lost: 0, unverified: 0, words: '' },
  );
}
