import { carryOn, reopen, takeBack } from './carry-on.ts';
import type { Column } from './column.ts';
import { judgeScene, type Verdict } from './judge.ts';
import { openScene, type Place, type Scene, type SceneOptions } from './scene.ts';

export interface Fault {
  readonly name: string;
  /** Where it can happen. */
  readonly columns: readonly Column[];
  /** Of those, where it takes many minutes: left out of a quick table. */
  readonly long?: readonly Column[];
  /** Meets the fault and judges what it left; rejects when something that must show does not show. */
  readonly meet: (place: Place) => Promise<Verdict>;
}

/** What a fault leaves to be judged: journal lines a console was told of before it, and what was to be seen. */
export interface Caused {
  readonly printed: readonly string[];
  readonly words?: string;
}

/**
 * Releases under a fault, then continues as a person would in a new console, rolls production back, and judges the whole by
 * the servers' own witnesses.
 */
export async function underFault(
  place: Place,
  options: SceneOptions,
  cause: (scene: Scene) => Promise<Caused>,
): Promise<Verdict> {
  const scene = await openScene(place, options);
  try {
    const { printed, words } = await cause(scene);
    const engine = scene.engine();
    const handle = await reopen(scene, engine);
    await carryOn(scene, handle);
    await takeBack(scene, engine, handle.session.run);
    const verdict = await judgeScene(scene, printed);
    return words === undefined ? verdict : { ...verdict, words: `${words}; ${verdict.words}` };
  } finally {
    await scene.dispose();
  }
}
