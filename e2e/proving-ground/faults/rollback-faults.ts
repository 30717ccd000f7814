import type { DrivenRun } from '../../../src/engine/index.ts';
import { itemState } from '../../../src/shared/run/run-state.ts';
import { eventually } from '../ground/eventually.ts';
import { columns } from './column.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** A release whose second step waits, driven in this process. */
async function holdInTheMiddle(scene: Scene): Promise<DrivenRun> {
  const handle = await scene.engine().createRun(scene.file);
  await handle.driver.openGate('deploy');
  await handle.driver.advance({ kind: 'gate' });
  for (const host of scene.hosts) await scene.seen(host, 'two');
  return handle;
}

/** Two consoles, one run: the second watches and is refused whatever would drive. */
function twoConsoles(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    const second = scene.engine();
    const [newest] = await second.listRuns(scene.file);
    const { session, driver } = await second.run(newest?.run ?? '');
    must(session.heldBy !== null, 'the second console only watches');
    const three = session.work.find((item) => item.title === 'Three')?.id ?? '';
    const refused = await driver.run(three).then(
      () => false,
      () => true,
    );
    must(refused, 'the second console cannot run a step');
    await scene.release();
    must((await struck.ended) === 0, `the first console ends its release: ${struck.said()}`);
    await eventually('the second console sees the end', () => session.state.status === 'ended', 10_000);
    await second.close();
    return { printed: struck.printed() };
  });
}

/** The control is pressed while a deploy step runs, twice at once, and once more when all is back. */
function pressTwiceDuringStep(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const handle = await holdInTheMiddle(scene);
    const engine = scene.engines[0];
    const { run } = handle.session;
    if (engine === undefined) throw new Error('the scene has no engine');
    const ids = await Promise.all([1, 2].map(() => engine.startRollback(run, null)));
    must(ids[0] === ids[1], 'both presses mean the same rollback');
    const rollback = await engine.run(ids[0] ?? '');
    await eventually('the rollback ends', () => rollback.session.state.status === 'ended', 90_000);
    await engine.rollbackSettled(ids[0] ?? '');
    const third = await engine.startRollback(run, null);
    must(third === ids[0], 'a press when all is back reports what was done');
    const two = handle.session.work.find((item) => item.title === 'Two')?.id ?? '';
    const { status } = itemState(handle.session.state, two);
    await engine.close();
    return { printed: [], words: `the step under way ended ${status}` };
  });
}

/** The control is pressed with the server out of reach: it says so, and continues when the server is back. */
function pressOffline(place: Place): Promise<Verdict> {
  return underFault(place, {}, async (scene) => {
    const struck = startConsole(scene);
    must((await struck.ended) === 0, `the release passes: ${struck.said()}`);
    const engine = scene.engine();
    const [newest] = await engine.listRuns(scene.file);
    await scene.struck.linkDown();
    let words = '';
    try {
      const id = await engine.startRollback(newest?.run ?? '', null);
      const { session } = await engine.run(id);
      await eventually('the rollback is paused', () => session.state.status === 'paused', 60_000);
      words = `paused: ${session.state.pauseReason}`;
      must(/cannot be reached|did not answer|no answer/.test(words), `it says why, and not ${words}`);
    } finally {
      await scene.struck.linkUp();
    }
    await engine.close();
    return { printed: struck.printed(), words };
  });
}

/** The console that rolls production back dies in the middle; the next one continues where it stood. */
function dieWhileBack(place: Place): Promise<Verdict> {
  return underFault(place, {}, async (scene) => {
    const struck = startConsole(scene);
    must((await struck.ended) === 0, `the release passes: ${struck.said()}`);
    const back = startConsole(scene, { FAULT_KILL: 'after:4' }, ['rollback', scene.file, '--yes', '--json']);
    await back.ended;
    must(back.child.signalCode === 'SIGKILL', 'the console dies');
    return { printed: [...struck.printed(), ...back.printed()] };
  });
}

export const rollbackFaults: readonly Fault[] = [
  { name: 'two consoles on one run', columns, meet: twoConsoles },
  { name: 'rollback pressed twice, during a deploy step', columns, meet: pressTwiceDuringStep },
  { name: 'rollback pressed while offline', columns: ['remote', 'fleet'], meet: pressOffline },
  { name: 'console killed while it takes production back', columns, meet: dieWhileBack },
];
