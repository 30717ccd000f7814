import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Cable, joinGrounds } from '../ground/join-grounds.ts';
import type { Ground } from '../ground.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Longer than the console needs to notice a dead line, in ms. */
const darkMs = 18_000;

type Strike = (bastion: Ground) => Promise<void>;

const cut: Strike = (bastion) => bastion.cutConnections();
const blackHole: Strike = async (bastion) => {
  await bastion.linkDown();
  await wait(darkMs);
  await bastion.linkUp();
};
/** With every session: what systemd restarts keeps those that stand. */
const restart: Strike = async (bastion) => {
  const { code, stderr } = await bastion.exec(
    'systemctl stop ssh; pkill -KILL -x sshd; systemctl reset-failed ssh; systemctl start ssh',
  );
  must(code === 0, `the bastion's sshd starts again: ${stderr}`);
};

/** The servers of a place as they are reached through its bastion, and by no other way. */
async function behindBastion(place: Place): Promise<{ readonly place: Place; part(): Promise<void> }> {
  const { bastion, grounds, root } = place;
  const cables: Cable[] = [];
  for (const [index, ground] of grounds.entries())
    cables.push(await joinGrounds(bastion.name, ground.name, index));
  let config = await readFile(place.sshConfig, 'utf8');
  for (const [index, ground] of grounds.entries()) {
    const { ip } = cables[index] ?? { ip: '' };
    config = config.replace(
      `HostName ${ground.ip}\n`,
      `HostName ${ip}\n  HostKeyAlias ${ground.ip}\n  ProxyJump bastion\n`,
    );
  }
  const sshConfig = join(root, 'jump_config');
  await writeFile(sshConfig, config);
  return {
    place: { ...place, sshConfig },
    part: async () => {
      for (const cable of cables) await cable.remove();
    },
  };
}

async function letIn(ground: Ground): Promise<number> {
  return Number((await ground.exec("journalctl -u ssh --no-pager | grep -c 'Accepted publickey'")).stdout);
}

/** The bastion is struck while a step runs behind it; the console comes back through it by itself. */
function strikeBastion(strike: Strike) {
  return async (direct: Place): Promise<Verdict> => {
    const { place, part } = await behindBastion(direct);
    try {
      return await underFault(place, { held: true }, async (scene) => {
        const before = await letIn(place.bastion);
        const struck = startConsole(scene);
        for (const host of scene.hosts) await scene.seen(host, 'two');
        const first = (await letIn(place.bastion)) - before;
        must(
          first >= scene.hosts.length,
          `the servers are reached through the bastion, and not ${first} times`,
        );
        const striking = strike(place.bastion);
        await scene.release();
        await striking;
        must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
        let again = 0;
        // Its journal is written a moment later where the machine is busy.
        for (let tries = 0; again === 0 && tries < 50; tries += 1) {
          if (tries > 0) await wait(200);
          again = (await letIn(place.bastion)) - before - first;
        }
        must(again > 0, 'the bastion was passed again after it was struck');
        return { printed: struck.printed(), words: `passed ${first} and ${again} times` };
      });
    } finally {
      await part();
    }
  };
}

const servers = ['remote', 'fleet'] as const;

export const jumpFaults: readonly Fault[] = [
  { name: 'bastion: connection reset during a step', columns: servers, meet: strikeBastion(cut) },
  { name: 'bastion: black hole during a step', columns: servers, meet: strikeBastion(blackHole) },
  { name: "bastion's sshd restarted during a step", columns: servers, meet: strikeBastion(restart) },
];
