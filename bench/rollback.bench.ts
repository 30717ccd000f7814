import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Ground, startGround } from '../e2e/proving-ground/ground.ts';
import { type DrivenRun, Engine } from '../src/engine/index.ts';
import { practiceServer } from '../src/practice/practice-server.ts';
import { slowLine } from '../test/support/slow-line.ts';
import { type Figure, type Measured, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';
import { rollbackPeers } from './rollback-peers.ts';
import { weighDown, writeChecklist } from './rollback-work.ts';
import { runProgram } from './run-program.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = Number(process.env.ROUNDS ?? 7);
const bundle = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');
/** Half of what a slow line takes for a question and its answer; by a relay, where the kernel cannot delay. */
const oneWayMs = 100;
/** What `bin/slipway` starts. */
const slipway = ['--min-semi-space-size=16', bundle];

/** Taking production back on a real server: Slipway warm and cold, against one `ssh` call and three tools. */
export function benchRollback(): Promise<readonly Figure[]> {
  if (!existsSync(bundle)) throw new Error('the command line is not built: npm run build');
  return inWorkFolder(async (folder) => {
    const ground = await startGround();
    try {
      await weighDown(ground);
      const warm = await prepareWarm(folder, ground.sshConfig);
      const cold = prepareCold(join(folder, 'cold'), ground.env);
      const line = await slowLine({ host: ground.ip, port: 22 }, oneWayMs);
      const slow = slowConfig(folder, ground, line.port);
      const slowCold = prepareCold(join(folder, 'slow'), { ...ground.env, SLIPWAY_SSH_CONFIG: slow });
      const steps: number[] = [];
      const whole = async (): Promise<number> => {
        const taken = await warm.rollBack();
        steps.push(taken.steps);
        return taken.whole;
      };
      const peers = rollbackPeers(ground, join(folder, 'peers'));
      const readings = await interleave(rounds, {
        ssh: () => timed(peers.ssh),
        curve: () => timed(peers.curve),
        warm: whole,
        cold: () => cold(),
        slowSsh: () => timed(() => peers.ssh('-F', slow)),
        slowCold: () => slowCold(),
        fabric: () => timed(peers.fabric),
        capistrano: () => timed(peers.capistrano),
        tuned: () => timed(peers.tuned),
        ansible: () => timed(peers.ansible),
      });
      await warm.close();
      line.close();
      return toFigures({ ...readings, steps: steps.slice(1) });
    } finally {
      await ground.stop();
    }
  });
}

type Readings = Readonly<
  Record<
    | 'ssh'
    | 'curve'
    | 'warm'
    | 'steps'
    | 'cold'
    | 'slowSsh'
    | 'slowCold'
    | 'fabric'
    | 'capistrano'
    | 'tuned'
    | 'ansible',
    readonly number[]
  >
>;

function toFigures(readings: Readings): readonly Figure[] {
  const ssh = { name: 'ssh host sh, one call', rounds: readings.ssh };
  const row = (
    name: string,
    rounds: readonly number[],
    more: Pick<Measured, 'against' | 'goal'> = {},
  ): Figure => toFigure({ name, unit: 'ms', rounds, against: ssh, ...more });
  const steps = { name: 'slipway, warm steps', rounds: readings.steps };
  return [
    row('rollback: warm, its five durable steps', readings.steps, { goal: { atMost: 0.35 } }),
    row('rollback: warm, from the decision to verified', readings.warm),
    row('rollback: slipway rollback, a new process', readings.cold, { goal: { atMost: 1 } }),
    row('rollback: slipway rollback, a new process, on a line of 200 ms', readings.slowCold, {
      against: { name: 'the one ssh call on that line', rounds: readings.slowSsh },
      goal: { atMost: 1.2 },
    }),
    row('rollback: ssh with curve25519', readings.curve),
    ...(['fabric', 'capistrano', 'tuned', 'ansible'] as const).map((name) =>
      row(`rollback: ${name === 'tuned' ? 'ansible, tuned' : name} against the warm steps`, readings[name], {
        against: steps,
        goal: { atLeast: 5 },
      }),
    ),
    row('rollback: ansible, tuned, against the new process', readings.tuned, {
      against: { name: 'slipway, a new process', rounds: readings.cold },
      goal: { atLeast: 5 },
    }),
  ];
}

/** Writes an ssh_config by which the server is reached through a line; gives its path. */
function slowConfig(folder: string, ground: Ground, port: number): string {
  const file = join(folder, 'slow-ssh-config');
  const key = readFileSync(ground.knownHosts, 'utf8').replace(/^\S+/, `[127.0.0.1]:${port}`);
  writeFileSync(`${file}-hosts`, key);
  writeFileSync(
    file,
    `Host web-1\n  HostName 127.0.0.1\n  Port ${port}\n  User root\n  IdentityFile ${ground.identity}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${file}-hosts\n`,
  );
  return file;
}

/** A release whose deployment is done, so that a restore point is pinned. */
async function release(engine: Engine, file: string): Promise<DrivenRun> {
  const handle = await engine.createRun(file);
  await handle.driver.openGate('deploy');
  await handle.driver.advance({ kind: 'gate' });
  await handle.driver.whenStill();
  if (handle.session.state.restorePoint === null) throw new Error('no restore point was pinned');
  return handle;
}

/** An engine that is running and connected; every rollback undoes a release of its own. */
async function prepareWarm(folder: string, sshConfig: string) {
  const file = writeChecklist(join(folder, 'warm'));
  const engine = new Engine({
    state: join(folder, 'state-warm'),
    practice: practiceServer(resolve('resources')),
    sshConfig,
  });
  const rollBack = async (): Promise<{ readonly whole: number; readonly steps: number }> => {
    const { session } = await release(engine, file);
    let [first, last] = [0, 0];
    const since = performance.now();
    const rollback = await engine.run(await engine.startRollback(session.run, null));
    rollback.session.subscribe((event) => {
      if (event.type === 'item.started' && first === 0) first = performance.now();
      if (event.type === 'item.ended') last = performance.now();
    });
    await engine.continueRollback(rollback);
    const whole = performance.now() - since;
    if (rollback.session.state.outcome !== 'passed' || first === 0)
      throw new Error(`the rollback did not pass: ${rollback.session.state.pauseReason}`);
    return { whole, steps: last - first };
  };
  return { rollBack, close: () => engine.close() };
}

/** A release by one process, and the time another one takes to undo it. */
function prepareCold(folder: string, groundEnv: Readonly<Record<string, string>>): () => Promise<number> {
  const file = writeChecklist(folder);
  const env = { ...groundEnv, SLIPWAY_HOME: `${folder}-state`, NO_COLOR: '1' };
  return async () => {
    await runProgram(process.execPath, [...slipway, 'run', file, '--yes'], { env });
    return timed(() => runProgram(process.execPath, [...slipway, 'rollback', file, '--yes'], { env }));
  };
}
