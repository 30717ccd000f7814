import { join } from 'node:path';
import { prepareBaseRoot } from './ground/base-root.ts';
import { makeCertificates } from './ground/certificates.ts';
import { makeControlGroups } from './ground/cgroups.ts';
import { prepareChatappLayer } from './ground/chatapp-layer.ts';
import { mountDisk } from './ground/disk.ts';
import { dismantle } from './ground/dismantle.ts';
import { furnish } from './ground/furnish.ts';
import { type Laptop, makeIdentity, makeLaptop } from './ground/laptop.ts';
import { bootMachine, type Machine } from './ground/machine.ts';
import { claimName, findAbandoned, type GroundNames } from './ground/names.ts';
import { makeNetwork, type Network, type Roaming } from './ground/network.ts';
import { groundUnavailable, installMissing } from './ground/requirements.ts';
import type { Finished } from './ground/run.ts';
import { restart, waitUntilUp } from './ground/wait-until-up.ts';

export { groundUnavailable };

/** A production server of its own for one test, and the laptop that releases to it. */
export interface Ground {
  readonly name: string;
  /** The server's address. */
  readonly ip: string;
  /** Fresh copy of chatapp's sources at 1.0.0: what the engineer has checked out. */
  readonly project: string;
  /** An ssh_config file that knows `web-1`, as root. */
  readonly sshConfig: string;
  readonly knownHosts: string;
  readonly identity: string;
  /** What the laptop's commands need in their environment, PATH included. */
  readonly env: Record<string, string>;
  /** Runs a shell command inside the server without using the network: the witness of what really happened. */
  exec(command: string, options?: { readonly timeoutMs?: number }): Promise<Finished>;
  /** Turns the line into a black hole: packets vanish both ways, connections stay open. */
  linkDown(): Promise<void>;
  linkUp(): Promise<void>;
  /** Resets every connection to the server. */
  cutConnections(): Promise<void>;
  restartSshd(): Promise<void>;
  /** Reboots in order and waits until SSH and the service answer again. */
  reboot(): Promise<void>;
  /** Takes the power away without a word to anybody, gives it back, and waits until all answers again. */
  cutPower(): Promise<void>;
  /** Gives the laptop another address towards the server, as another network would. */
  roam(): Promise<Roaming>;
  /** Gives the server another host key, which known_hosts does not have. */
  changeHostKey(): Promise<void>;
  /** Cuts the power and takes everything away. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a server with chatapp `version` live (0.9.7 unless said otherwise) in a network of its own. The first start
 * on a machine builds what is cached afterwards and takes a minute or two; later ones take seconds.
 */
export async function startGround(options: { readonly version?: string } = {}): Promise<Ground> {
  const reason = await groundUnavailable();
  if (reason !== null) throw new Error(`The proving ground cannot be made here: ${reason}.`);
  await installMissing();
  for (const abandoned of findAbandoned()) await dismantle(abandoned);
  const layers = await Promise.all([prepareChatappLayer(options.version ?? '0.9.7'), prepareBaseRoot()]);
  const names = await claimName();
  try {
    return await assemble(names, layers);
  } catch (error) {
    await dismantle(names);
    throw error;
  }
}

async function assemble(names: GroundNames, layers: readonly string[]): Promise<Ground> {
  const { name, device, folder } = names;
  const laptopFolder = join(folder, 'laptop');
  // One after the other: when one fails, nothing else is still being made while the rest is taken away.
  const network = await makeNetwork(name, device);
  const root = await mountDisk(folder, layers);
  const controlGroups = await makeControlGroups(name);
  const certificates = await makeCertificates(join(folder, 'tls'));
  const loginKey = await makeIdentity(laptopFolder);
  const { ip } = network;
  const hostKey = await furnish(root, { ip, loginKey, certificates });
  const machine = bootMachine({
    name,
    root,
    namespace: name,
    controlGroups,
    logFile: join(folder, 'console.log'),
  });
  try {
    const server = { name, ip, hostKey, authority: certificates.authority };
    const laptop = await makeLaptop(laptopFolder, server);
    await waitUntilUp(machine, ip);
    return present(names, network, machine, laptop);
  } catch (error) {
    await machine.kill();
    throw error;
  }
}

function present(names: GroundNames, network: Network, machine: Machine, laptop: Laptop): Ground {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await machine.kill();
    await dismantle(names);
  };
  const inside = async (command: string) => {
    const { code, stderr } = await machine.exec(command);
    if (code !== 0) throw new Error(`On the server, ${command} ended with ${code}: ${stderr.trim()}`);
  };
  return {
    name: names.name,
    ip: network.ip,
    ...laptop,
    exec: machine.exec,
    linkDown: network.down,
    linkUp: network.up,
    cutConnections: network.cut,
    // Restarted often, it would be taken for one that cannot start.
    restartSshd: () => inside('systemctl reset-failed ssh; systemctl restart ssh'),
    reboot: () => restart(machine, network.ip),
    cutPower: async () => {
      // A server without power closes no connection.
      await network.down();
      await machine.cutPower();
      await network.up();
      await waitUntilUp(machine, network.ip);
    },
    roam: network.roam,
    changeHostKey: () =>
      inside(
        'cd /etc/ssh && rm ssh_host_ed25519_key* && ssh-keygen -q -t ed25519 -N "" -f ssh_host_ed25519_key && systemctl restart ssh',
      ),
    stop: () => (stopping ??= stop()),
  };
}
