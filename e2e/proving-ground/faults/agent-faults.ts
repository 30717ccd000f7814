import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../ground/eventually.ts';
import { must as mustRun, run } from '../ground/run.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { mustStayOpen } from './stay-open.ts';
import { startConsole } from './struck-console.ts';

/** An agent of the scene's own, which alone has the servers' keys. */
interface Agent {
  readonly env: Readonly<Record<string, string>>;
  /** A copy of the laptop's configuration that knows no key but the agent's. */
  readonly sshConfig: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

async function startAgent(scene: Scene): Promise<Agent> {
  const folder = join(scene.file, '..');
  const socket = join(folder, 'agent');
  const askpass = join(folder, 'askpass');
  await writeFile(askpass, '#!/bin/sh\necho word\n', { mode: 0o700 });
  const env = { SSH_AUTH_SOCK: socket, SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' };
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    await rm(socket, { force: true });
    child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    await eventually('the agent listens', () => existsSync(socket), 5_000);
    for (const { identity } of scene.grounds) await mustRun('ssh-add', ['-q', identity], { env });
  };
  await start();
  const sshConfig = join(folder, 'agent_config');
  const text = await readFile(scene.sshConfig, 'utf8');
  await writeFile(
    sshConfig,
    text
      .replace(/IdentityFile .*/g, `IdentityFile none\n  IdentityAgent "${socket}"`)
      .replace(/IdentitiesOnly yes/g, 'IdentitiesOnly no'),
  );
  const kill = async (): Promise<void> => {
    child?.kill('SIGKILL');
    await eventually('the agent is gone', () => child?.signalCode !== null, 5_000);
  };
  return { env, sshConfig, start, kill };
}

/** What happens to an agent, and what a person does about it. */
interface Strike {
  readonly hit: (agent: Agent) => Promise<void>;
  readonly mend: (agent: Agent) => Promise<void>;
}

const killed: Strike = { hit: (agent) => agent.kill(), mend: (agent) => agent.start() };
/** What a locked screen does to an agent. */
const locked: Strike = {
  hit: async ({ env }) => {
    await mustRun('ssh-add', ['-x'], { env });
    must((await run('ssh-add', ['-l'], { env })).code !== 0, 'the agent shows no key any more');
  },
  mend: async ({ env }) => {
    await mustRun('ssh-add', ['-X'], { env });
  },
};

/**
 * The agent is gone or locked when a lost connection has to be opened again: refused once, not tried again by itself; the
 * step that continues has no outcome until the agent is back and the run is resumed.
 */
function withoutAgent(strike: Strike) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true }, async (scene) => {
      const agent = await startAgent(scene);
      try {
        const withAgent = { ...scene, env: { ...scene.env, SLIPWAY_SSH_CONFIG: agent.sshConfig } };
        const struck = startConsole(withAgent);
        for (const host of scene.hosts) await scene.seen(host, 'two');
        await strike.hit(agent);
        await scene.struck.cutConnections();
        const refused = async (): Promise<boolean> =>
          (await scene.struck.exec("ss -tnH state established '( sport = :22 )'")).stdout.trim() === '';
        await eventually('the console no longer knocks', refused, 20_000);
        await scene.release();
        const printed = await mustStayOpen(withAgent, struck, () => strike.mend(agent));
        must(/refused the sign-in/.test(struck.said()), `the refusal is named, and not: ${struck.said()}`);
        return { printed, words: 'refused, open, then passed' };
      } finally {
        await agent.kill();
      }
    });
}

/** A key that only the agent has lets the console in again by itself after a cut. */
function throughAgent(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const agent = await startAgent(scene);
    try {
      const struck = startConsole({ ...scene, env: { ...scene.env, SLIPWAY_SSH_CONFIG: agent.sshConfig } });
      for (const host of scene.hosts) await scene.seen(host, 'two');
      await scene.struck.cutConnections();
      await scene.release();
      must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
      return { printed: struck.printed() };
    } finally {
      await agent.kill();
    }
  });
}

const servers = ['remote', 'fleet'] as const;

export const agentFaults: readonly Fault[] = [
  { name: 'connection cut, the key only in the agent', columns: servers, meet: throughAgent },
  { name: 'agent killed during a step, then a cut', columns: servers, meet: withoutAgent(killed) },
  { name: 'agent locked during a step, then a cut', columns: servers, meet: withoutAgent(locked) },
];
