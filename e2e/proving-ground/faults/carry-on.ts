import type { DrivenRun, Engine } from '../../../src/engine/index.ts';
import { hostStates } from '../../../src/shared/run/group-state.ts';
import { isItemSettled, itemState } from '../../../src/shared/run/run-state.ts';
import { eventually } from '../ground/eventually.ts';
import { must } from './must.ts';
import type { Scene } from './scene.ts';

/** The last line a step leaves when it has done all it does. */
const lastEffect: Readonly<Record<string, string>> = {
  One: 'one',
  Two: 'two-end',
  Three: 'three',
  Typed: 'typed',
  Four: 'four',
  Five: 'five',
  Restore: 'back',
};

/** The scene's release, reopened by a console that knows nothing but what is on disk. */
export async function reopen(scene: Scene, engine: Engine): Promise<DrivenRun> {
  const [newest] = (await engine.listRuns(scene.file)).filter((run) => run.kind === 'release');
  if (newest === undefined) throw new Error('no run was found on disk');
  return engine.run(newest.run);
}

/**
 * Goes on as a careful person would: waits for what is under way, decides what cannot be known by looking at the server,
 * retries what did not pass, and then rolls production back.
 */
export async function carryOn(scene: Scene, handle: DrivenRun): Promise<void> {
  await scene.release();
  const { session, driver } = handle;
  const order = () => session.state.order;
  for (let round = 0; round < 8; round += 1) {
    await stillness(handle);
    for (const id of order()) await decide(scene, handle, id);
    if (session.state.status === 'ended' || order().every((id) => isItemSettled(session.state, id))) break;
    if (session.gates.some((gate) => session.state.gates[gate.id] === undefined))
      await driver.openGate('deploy');
    await driver.advance({ kind: 'gate' });
    await driver.whenStill();
  }
  must(
    session.state.status === 'ended' || order().every((id) => isItemSettled(session.state, id)),
    `every step settled, and not: ${session.state.pauseReason}`,
  );
}

/** Presses the one control and waits for its end. */
export async function takeBack(scene: Scene, engine: Engine, run: string): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const id = await engine.startRollback(run, null);
    const rollback = await engine.run(id);
    await eventually(
      'the rollback ends or pauses',
      () => /ended|paused/.test(rollback.session.state.status),
      90_000,
    );
    await engine.rollbackSettled(id);
    if (rollback.session.state.outcome === 'passed') return;
    for (const item of rollback.session.state.order) await decide(scene, rollback, item);
  }
  throw new Error('expected: the rollback ends verified');
}

function stillness({ session, driver }: DrivenRun): Promise<void> {
  return eventually(
    'nothing runs any more',
    () => session.running.length === 0 && !driver.isAdvancing,
    90_000,
  );
}

/** What a person does with an outcome that cannot be known: looks at each host, and says what is there. */
async function decide(scene: Scene, { session, driver }: DrivenRun, id: string): Promise<void> {
  const item = itemState(session.state, id);
  if (item.status !== 'unknown') return;
  const effect = lastEffect[session.item(id).title] ?? '';
  const hosts = hostStates(item).filter((host) => host.status === 'unknown');
  const looked = async (host: string) =>
    (await scene.witness(host)).includes(effect) ? ('passed' as const) : ('failed' as const);
  if (hosts.length === 0) {
    await driver.decide(id, await looked(scene.hosts[0] ?? ''), 'looked at the witness');
    return;
  }
  for (const { host } of hosts) await driver.decide(id, await looked(host), 'looked at the witness', host);
}
