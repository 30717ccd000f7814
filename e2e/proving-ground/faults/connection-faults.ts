import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { greets } from '../ground/wait-until-up.ts';
import type { Ground } from '../ground.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place, Scene } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** Longer than the console needs to notice a dead line, in ms. */
const darkMs = 18_000;

/** `inTheDark` happens while the fault lasts. */
type Cut = (ground: Ground, inTheDark?: () => Promise<void>) => Promise<void>;

/** Packets vanish for a while, without a word to either end. */
const blackHole: Cut = async (ground, inTheDark) => {
  await ground.linkDown();
  must(!(await greets(ground.ip)), 'nobody answers in the dark');
  await inTheDark?.();
  await wait(darkMs);
  await ground.linkUp();
};
/** The cable is out and in again before anybody noticed. */
const blink: Cut = async (ground, inTheDark) => {
  await ground.linkDown();
  must(!(await greets(ground.ip)), 'nobody answers while the cable is out');
  await inTheDark?.();
  await wait(1_000);
  await ground.linkUp();
};
const reset: Cut = async (ground, inTheDark) => {
  const before = await peers(ground);
  must(before.length > 0, 'there is a connection to cut');
  await ground.cutConnections();
  const after = await peers(ground);
  must(!after.some((peer) => before.includes(peer)), 'no connection outlives the cut');
  await inTheDark?.();
};

/** Who is connected to the server. */
async function peers(ground: Ground): Promise<readonly string[]> {
  const { stdout } = await ground.exec("ss -tnH state established '( sport = :22 )' | awk '{print $4}'");
  return stdout.split('\n').filter((line) => line !== '');
}

/** Cuts while the second step waits, lets it continue in the dark, and expects the console to come back by itself. */
function cutDuring(cut: Cut) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true }, async (scene) => {
      const struck = startConsole(scene);
      for (const host of scene.hosts) await scene.seen(host, 'two');
      await cut(scene.struck, () => scene.release());
      must((await struck.ended) === 0, `the release passes by itself, and not: ${struck.said()}`);
      return { printed: struck.printed() };
    });
}

/** Cuts between two steps: when the first has left its line, before the second can have its own. */
function cutBefore(cut: Cut) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true }, async (scene) => {
      const struck = startConsole(scene);
      await scene.seen(scene.hosts[0] ?? '', 'one');
      await cut(scene.struck);
      await scene.release();
      return { printed: await endedOrHeld(scene, struck) };
    });
}

/** A last step without an effect that waits for the cut: a console that is quick would have left before it otherwise. */
const lastWaits = '\n```bash\n# Last\nwhile [ -e "$W/wait" ]; do sleep 0.05; done\n```\n';

/** Cuts when the second step has done all it does, before its end can have been told. */
function cutAfter(cut: Cut) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true, more: lastWaits }, async (scene) => {
      const waiting = join(dirname(scene.witnessFile), 'wait');
      await scene.everywhere(`touch ${waiting}`);
      const struck = startConsole(scene);
      await scene.seen(scene.hosts[0] ?? '', 'two');
      await scene.release();
      await scene.seen(scene.hosts[0] ?? '', 'two-end');
      await cut(scene.struck);
      await scene.everywhere(`rm ${waiting}`);
      return { printed: await endedOrHeld(scene, struck) };
    });
}

/** A step that could not be started fails and holds the run: that is an honest end, too. */
async function endedOrHeld(
  _scene: Scene,
  struck: ReturnType<typeof startConsole>,
): Promise<readonly string[]> {
  const code = await struck.ended;
  must(code === 0 || code === 1, `the console passes or holds, and not ${code}: ${struck.said()}`);
  return struck.printed();
}

function restartSshd(place: Place): Promise<Verdict> {
  return cutDuring(async (ground, inTheDark) => {
    const main = async () => (await ground.exec('systemctl show -p MainPID --value ssh')).stdout;
    const before = await main();
    await ground.restartSshd();
    must((await main()) !== before, 'another sshd listens');
    await inTheDark?.();
  })(place);
}

/**
 * The step dies with its server, or was told to end in time to say so; either way a person has the next word. Without power
 * neither end learns of it, and the outcome is unknown.
 */
function bootAgain(how: Cut, known: RegExp) {
  return (place: Place): Promise<Verdict> =>
    underFault(place, { held: true }, async (scene) => {
      const struck = startConsole(scene);
      for (const host of scene.hosts) await scene.seen(host, 'two');
      const before = await bootOf(scene);
      await how(scene.struck);
      must((await bootOf(scene)) !== before, 'the server has booted again');
      await scene.release();
      const code = await struck.ended;
      must(code === 1 || code === 3, `the run pauses, and is not ended with ${code}: ${struck.said()}`);
      const ends = struck.printed().filter((line) => /"type":"(?:item|host)\.ended"/.test(line));
      const outcome = /"outcome":"(unknown|failed)".*?"reason":"([^"]*)"/.exec(ends.join('\n'));
      must(
        known.test(outcome?.[1] ?? ''),
        `the step is called ${known.source}, with a reason, and not: ${ends.join(' ')}`,
      );
      return { printed: struck.printed(), words: `${outcome?.[1]}: ${outcome?.[2]}` };
    });
}

async function bootOf({ struck }: Scene): Promise<string> {
  return (await struck.exec('cat /proc/sys/kernel/random/boot_id')).stdout.trim();
}

const servers = ['remote', 'fleet'] as const;

export const connectionFaults: readonly Fault[] = [
  { name: 'connection reset before a step', columns: servers, meet: cutBefore(reset) },
  { name: 'connection reset during a step', columns: servers, meet: cutDuring(reset) },
  { name: 'connection reset after a step', columns: servers, meet: cutAfter(reset) },
  { name: 'link down for a moment before a step', columns: servers, meet: cutBefore(blink) },
  { name: 'link down for a moment during a step', columns: servers, meet: cutDuring(blink) },
  { name: 'link down for a moment after a step', columns: servers, meet: cutAfter(blink) },
  { name: 'black hole before a step', columns: servers, meet: cutBefore(blackHole) },
  { name: 'black hole during a step', columns: servers, meet: cutDuring(blackHole) },
  { name: 'black hole after a step', columns: servers, meet: cutAfter(blackHole) },
  { name: 'sshd restarted during a step', columns: servers, meet: restartSshd },
  {
    name: 'server rebooted during a step',
    columns: servers,
    meet: bootAgain((ground) => ground.reboot(), /unknown|failed/),
  },
  {
    name: "server's power cut during a step",
    columns: servers,
    meet: bootAgain((ground) => ground.cutPower(), /unknown/),
  },
];
