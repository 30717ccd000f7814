import { randomInt } from 'node:crypto';
import { must, run } from './run.ts';

/** A network namespace with one cable to this machine. */
export interface Network {
  readonly namespace: string;
  /** The server's address. */
  readonly ip: string;
  /** Pulls the cable out on the server's side: packets vanish without a word. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Resets every connection between the server and this machine. */
  cut(): Promise<void>;
  /** Gives this machine another address towards the server, as another network would; the old one is gone. */
  roam(): Promise<Roaming>;
}

export interface Roaming {
  readonly address: string;
  /** Comes home to the old address. */
  end(): Promise<void>;
}

// 10.203.0.0/16 in blocks of four addresses: network, this machine, server, broadcast.
const blocks = 2 ** 14;
const inside = 'eth0';

/**
 * Makes a namespace called `namespace` and a cable into it.
 * @param device name of this machine's end, 15 characters at most.
 */
export async function makeNetwork(namespace: string, device: string): Promise<Network> {
  const { here, there } = await findAddresses();
  const within = (...args: string[]) => must('ip', ['-n', namespace, ...args]);
  await must('ip', ['netns', 'add', namespace]);
  await must('ip', ['link', 'add', device, 'type', 'veth', 'peer', 'name', inside, 'netns', namespace]);
  await must('ip', ['addr', 'add', `${here}/30`, 'dev', device]);
  await must('ip', ['link', 'set', device, 'up']);
  await within('addr', 'add', `${there}/30`, 'dev', inside);
  await within('link', 'set', 'lo', 'up');
  await within('link', 'set', inside, 'up');
  await rememberNeighbour(namespace, device, there);
  return {
    namespace,
    ip: there,
    // The server's end, never this one: without it the route to the server would go, and the packets elsewhere.
    down: async () => void (await within('link', 'set', inside, 'down')),
    up: async () => void (await within('link', 'set', inside, 'up')),
    cut: async () => {
      await must('ip', ['netns', 'exec', namespace, 'ss', '-tK', 'state', 'established', 'src', there]);
    },
    roam: () => roam(namespace, device, { here, there }),
  };
}

async function roam(
  namespace: string,
  device: string,
  { here, there }: { readonly here: string; readonly there: string },
): Promise<Roaming> {
  const { here: address } = await findAddresses();
  await must('ip', ['addr', 'del', `${here}/30`, 'dev', device]);
  await must('ip', ['addr', 'add', `${address}/32`, 'dev', device]);
  await must('ip', ['route', 'add', `${there}/32`, 'dev', device, 'src', address]);
  await must('ip', ['-n', namespace, 'route', 'add', `${address}/32`, 'dev', inside]);
  return {
    address,
    end: async () => {
      await must('ip', ['-n', namespace, 'route', 'del', `${address}/32`, 'dev', inside]);
      await must('ip', ['addr', 'del', `${address}/32`, 'dev', device]);
      await run('ip', ['route', 'del', `${there}/32`, 'dev', device]);
      await must('ip', ['addr', 'add', `${here}/30`, 'dev', device]);
    },
  };
}

/** Takes away what `makeNetwork` made, whatever part of it there is. */
export async function removeNetwork(namespace: string, device: string): Promise<void> {
  await run('ip', ['link', 'del', device]);
  await run('ip', ['netns', 'del', namespace]);
}

/**
 * Pins the server's hardware address. Otherwise this machine asks for it while the cable is out, gets no answer, and
 * reports "no route to host": the opposite of a black hole.
 */
async function rememberNeighbour(namespace: string, device: string, ip: string): Promise<void> {
  const [link] = JSON.parse(await must('ip', ['-n', namespace, '-j', 'link', 'show', inside])) as [
    { address: string },
  ];
  await must('ip', ['neigh', 'replace', ip, 'lladdr', link.address, 'dev', device, 'nud', 'permanent']);
}

/** Two neighboring addresses that nobody on this machine has. */
export async function findAddresses(): Promise<{ here: string; there: string }> {
  // From a random block on, so that two grounds made at the same moment do not try the same.
  const wish = randomInt(blocks);
  const taken = await must('ip', ['-4', '-o', 'addr']);
  for (let offset = 0; offset < blocks; offset += 1) {
    const first = ((wish + offset) % blocks) * 4;
    const address = (host: number) => `10.203.${(first + host) >> 8}.${(first + host) & 255}`;
    if (!taken.includes(` ${address(1)}/`)) return { here: address(1), there: address(2) };
  }
  throw new Error('Every block of 10.203.0.0/16 is taken.');
}
