import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenRun, Engine } from '../../../src/engine/index.ts';
import { eventually } from '../ground/eventually.ts';
import type { Ground } from '../ground.ts';
import { carryOn, takeBack } from './carry-on.ts';
import type { Fault } from './fault.ts';
import { judgeScene, type Verdict } from './judge.ts';
import { must } from './must.ts';
import { openScene, type Place, type Scene, type SceneOptions } from './scene.ts';

const password = 'open-sesame-42';
/** The password as a pattern that is not the password: what looks for it must not hold it. */
const pattern = 'open-sesame-4[2]';

/** An account that is no root, and may become root by sudo, with a password or without one. */
async function makeAccount(ground: Ground, free: boolean): Promise<void> {
  const rule = free ? 'deployer ALL=(ALL) NOPASSWD: ALL' : 'deployer ALL=(ALL) ALL';
  const { code, stderr } = await ground.exec(
    `set -e; id deployer >/dev/null 2>&1 || useradd -m -s /bin/bash deployer
echo 'deployer:${password}' | chpasswd; echo '${rule}' > /etc/sudoers.d/deployer; chmod 440 /etc/sudoers.d/deployer
mkdir -p ~deployer/.ssh; cp /root/.ssh/authorized_keys ~deployer/.ssh/; chown -R deployer ~deployer/.ssh; chmod 711 /root`,
  );
  must(code === 0, `there is an account with sudo: ${stderr}`);
}

async function asDeployer(place: Place): Promise<Place> {
  const sshConfig = join(place.root, 'deployer_config');
  await writeFile(
    sshConfig,
    (await readFile(place.sshConfig, 'utf8')).replace(/^ {2}User root$/gm, '  User deployer'),
  );
  return { ...place, sshConfig };
}

/** Answers every question with the password, and counts them. */
function answerAll(engine: Engine): () => number {
  const asked = new Set<string>();
  engine.listen((message) => {
    if (message.type !== 'prompts') return;
    for (const { id } of message.prompts) {
      asked.add(id);
      engine.prompts.answer(id, password);
    }
  });
  return () => asked.size;
}

interface Sudo extends SceneOptions {
  /** Whether sudo wants no password. */
  readonly free: boolean;
  /** How often a person is asked over the whole release and its rollback. */
  readonly questions: number;
}

/** Releases and rolls back as that account; `drive` continues from where the second step waits. */
async function releaseAs(
  place: Place,
  { free, questions, ...options }: Sudo,
  drive: (scene: Scene, handle: DrivenRun) => Promise<void>,
): Promise<Verdict> {
  for (const ground of place.grounds) await makeAccount(ground, free);
  const scene = await openScene(await asDeployer(place), { held: true, ...options });
  try {
    await scene.everywhere(`chown -R deployer "$(dirname ${scene.witnessFile})"`);
    const engine = scene.engine();
    const asked = answerAll(engine);
    const handle = await engine.createRun(scene.file);
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    for (const host of scene.hosts) await scene.seen(host, 'two');
    await drive(scene, handle);
    await carryOn(scene, handle);
    await takeBack(scene, engine, handle.session.run);
    for (const host of scene.hosts) {
      const uids = await scene.at(host, `sort -u "$(dirname ${scene.witnessFile})/uid"`);
      must(uids === '0\n', `the step was root on ${host}, and not: ${uids}`);
    }
    const verdict = await judgeScene(scene, []);
    await mustNotHold(scene);
    must(asked() === questions, `a person is asked ${questions} times, and not ${asked()}`);
    return { ...verdict, words: `asked ${asked()} times; ${verdict.words}` };
  } finally {
    await scene.dispose();
  }
}

/** The password is in nothing that is kept, on either side. */
async function mustNotHold(scene: Scene): Promise<void> {
  for (const name of await readdir(scene.home, { recursive: true })) {
    const text = await readFile(join(scene.home, name), 'utf8').catch(() => '');
    must(!text.includes(password), `${name} does not hold the password`);
  }
  for (const host of scene.hosts) {
    const left = await scene.at(
      host,
      `grep -rl '${pattern}' /home/deployer /tmp /var/log 2>/dev/null || true`,
    );
    must(left === '', `nothing on ${host} holds the password, and not: ${left}`);
  }
}

const asRoot = 'sudo id -u >> "$W/uid"';
/** Counts processes that show the password to everybody, while sudo has it. */
const lookAtArguments = `sudo sh -c 'cat /proc/[0-9]*/cmdline' | tr '\\0' ' ' | grep -c '${pattern}' >> "$W/shown" || true`;

/** Asked for once, kept in memory only: given to sudo in two durable steps after a cut. */
function durable(place: Place): Promise<Verdict> {
  const more = `\n\`\`\`bash\n# Become root\nsudo -k; ${asRoot}\n# Become root again\nsudo -k; ${asRoot}; ${lookAtArguments}\n\`\`\`\n`;
  const sidecar = 'secrets: { SUDO_PASSWORD: prompt }';
  return releaseAs(place, { free: false, questions: 1, sidecar, more }, async (scene, { driver }) => {
    await scene.struck.cutConnections();
    await scene.release();
    await driver.whenStill();
    for (const host of scene.hosts) {
      const shown = await scene.at(host, `sort -u "$(dirname ${scene.witnessFile})/shown"`);
      must(shown === '0\n', `no process of ${host} shows the password, and not: ${shown}`);
    }
  });
}

/** No password is wanted: sudo works in a durable step as it is. */
function withoutPassword(place: Place): Promise<Verdict> {
  const more = '\n```bash\n# Become root\nsudo -n id -u >> "$W/uid"\n```\n';
  return releaseAs(place, { free: true, questions: 0, more }, async (scene, { driver }) => {
    await scene.struck.cutConnections();
    await scene.release();
    await driver.whenStill();
  });
}

/** A step in a terminal: sudo asks there, and a person types. */
function inTerminal(place: Place): Promise<Verdict> {
  const more = `\n\`\`\`bash { interactive=true }\n# Become root\nsudo -k; ${asRoot}\n\`\`\`\n`;
  return releaseAs(place, { free: false, questions: 0, more }, async (scene, { session, driver }) => {
    const { id } = session.work.find((item) => item.title === 'Become root') ?? { id: '' };
    const said = (): Promise<string> => readFile(session.outputFile(id, 1, null), 'utf8').catch(() => '');
    await scene.release();
    await eventually('sudo asks', async () => (await said()).includes('password for deployer'), 20_000);
    driver
      .live(id)
      ?.on()
      ?.input(Buffer.from(`${password}\n`));
    await driver.whenStill();
    must((await said()).includes('it ends when the connection does'), 'it says that it is not durable');
  });
}

export const sudoFaults: readonly Fault[] = [
  { name: 'sudo with a password, durable, cut before it', columns: ['remote', 'fleet'], meet: durable },
  {
    name: 'sudo without a password, durable, cut before it',
    columns: ['remote', 'fleet'],
    meet: withoutPassword,
  },
  { name: 'sudo with a password typed in a terminal', columns: ['remote'], meet: inTerminal },
];
