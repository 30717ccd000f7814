import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Engine } from '../../../src/engine/index.ts';
import { practiceServer } from '../../../src/practice/practice-server.ts';
import { eventually } from '../ground/eventually.ts';
import { must, run } from '../ground/run.ts';
import type { Ground } from '../ground.ts';
import type { Column } from './column.ts';

/** One release in one place, with a witness that does not depend on Slipway. */
export interface Scene {
  readonly id: string;
  readonly column: Column;
  /** Names of the places it runs on: `local`, or servers. */
  readonly hosts: readonly string[];
  readonly grounds: readonly Ground[];
  /** The first (or only) server: the one a fault strikes. */
  readonly struck: Ground;
  readonly file: string;
  /** Where the effects leave their lines, on every host. */
  readonly witnessFile: string;
  /** Slipway's state. */
  readonly home: string;
  readonly sshConfig: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a shell command where the host is, past Slipway and the network. */
  at(host: string, command: string): Promise<string>;
  everywhere(command: string): Promise<void>;
  /** What the effects left on a host, one line each. */
  witness(host: string): Promise<readonly string[]>;
  /** Waits until a host's witness has a line. */
  seen(host: string, line: string): Promise<void>;
  /** Lets the step that waits continue. */
  release(): Promise<void>;
  engine(): Engine;
  /** Every engine the scene has opened. */
  readonly engines: readonly Engine[];
  dispose(): Promise<void>;
}

export interface Place {
  readonly column: Column;
  readonly grounds: readonly Ground[];
  /** A server that is in no group: what others can be put behind. */
  readonly bastion: Ground;
  readonly sshConfig: string;
  /** Folder for the scenes' own folders. */
  readonly root: string;
}

/** How the new version becomes the live one, and how the old one does again: a file, or a release layout's link. */
const forward = {
  file: 'echo new > "$W/app"',
  layout:
    'mkdir -p "$W/site/releases/2"; echo new > "$W/site/releases/2/app"; ln -sfn releases/2 "$W/site/current"',
} as const;
const backward = {
  file: 'cp "$W/kept/app" "$W/app"',
  layout: 'ln -sfn releases/1 "$W/site/current"',
} as const;
type Kind = keyof typeof forward;

/** The checklist of every scene: three steps with an effect each, the second of which waits while it is held. */
const stepsOf = (kind: Kind) => ({
  One: 'echo one >> "$W/witness"',
  Two: `echo two >> "$W/witness"; ${forward[kind]}; while [ -e "$W/hold" ]; do sleep 0.05; done; echo two-end >> "$W/witness"`,
  Three: 'echo three >> "$W/witness"',
});

/** Steps that may stand below: in a terminal, and short ones that share a channel. */
export const moreSteps = {
  typed: '\n```bash { interactive=true }\n# Typed\necho typed >> "$W/witness"\n```\n',
  short: '\n```bash\n# Four\necho four >> "$W/witness"\n# Five\necho five >> "$W/witness"\n```\n',
} as const;

export interface SceneOptions {
  /** Whether the second step waits until it is released. */
  readonly held?: boolean;
  /** Whether releases have folders of their own and a link says which one is live. */
  readonly layout?: boolean;
  /** More of the sidecar; `LOG` stands for a log beside the witness, `HOST` for the first host. */
  readonly sidecar?: string;
  /** More of the document's deployment, below the steps. */
  readonly more?: string;
}

let scenes = 0;

export async function openScene(place: Place, options: SceneOptions = {}): Promise<Scene> {
  scenes += 1;
  const id = `s${scenes}`;
  const dir = join(place.root, id);
  const hosts = place.column === 'local' ? ['local'] : place.grounds.map((_, index) => `web-${index + 1}`);
  const folder = place.column === 'local' ? join(dir, 'w') : `/root/w/${id}`;
  const engines: Engine[] = [];
  const at = async (host: string, command: string): Promise<string> => {
    const ground = place.grounds[hosts.indexOf(host)];
    if (place.column === 'local' || ground === undefined) return must('sh', ['-c', command], { cwd: dir });
    const { code, stdout, stderr } = await ground.exec(command);
    if (code !== 0) throw new Error(`on ${host}, ${command} ended with ${code}: ${stderr}`);
    return stdout;
  };
  const everywhere = async (command: string): Promise<void> => {
    await Promise.all(hosts.map((host) => at(host, command)));
  };
  const witness = async (host: string): Promise<readonly string[]> =>
    (await at(host, `cat ${folder}/witness 2>/dev/null || true`)).split('\n').filter((line) => line !== '');
  const [struck] = place.grounds;
  if (struck === undefined) throw new Error('a scene needs a server, even where it is not used');
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'DRILL.md');
  const kind: Kind = options.layout === true ? 'layout' : 'file';
  await writeFile(file, documentOf(id, kind, options.more ?? ''));
  await writeFile(
    join(dir, 'DRILL.slipway.yaml'),
    sidecarOf(
      place.column,
      hosts,
      folder,
      kind,
      (options.sidecar ?? '').replace('LOG', `${folder}/app.log`).replace('HOST', hosts[0] ?? ''),
    ),
  );
  await everywhere(
    `mkdir -p ${folder} && ${prepare(kind, folder)}${options.held === true ? ` && touch ${folder}/hold` : ''}`,
  );
  const home = join(dir, 'state');
  return {
    id,
    column: place.column,
    hosts,
    grounds: place.grounds,
    struck,
    file,
    witnessFile: `${folder}/witness`,
    home,
    sshConfig: place.sshConfig,
    env: { SLIPWAY_HOME: home, SLIPWAY_SSH_CONFIG: place.sshConfig },
    at,
    everywhere,
    witness,
    seen: (host, line) =>
      eventually(`${host} has "${line}"`, async () => (await witness(host)).includes(line), 40_000),
    engines,
    release: () => everywhere(`rm -f ${folder}/hold`),
    engine: () => {
      const engine = new Engine({
        state: home,
        actor: 'drill',
        practice: practiceServer(resolve('resources')),
        sshConfig: place.sshConfig,
      });
      engines.push(engine);
      return engine;
    },
    dispose: async () => {
      await Promise.all(engines.map((engine) => engine.close()));
      await everywhere(`rm -rf ${folder}`).catch(() => undefined);
      await run('umount', ['--lazy', home]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function prepare(kind: Kind, folder: string): string {
  if (kind === 'file') return `echo old > ${folder}/app`;
  return `mkdir -p ${folder}/site/releases/1 && echo old > ${folder}/site/releases/1/app && ln -s releases/1 ${folder}/site/current && ln -s site/current/app ${folder}/app`;
}

function documentOf(id: string, kind: Kind, more: string): string {
  const fence = (all: Readonly<Record<string, string>>): string =>
    `\`\`\`bash\n${Object.entries(all)
      .map(([title, command]) => `# ${title}\n${command}`)
      .join('\n')}\n\`\`\`\n`;
  const back = { Restore: `echo back >> "$W/witness"; ${backward[kind]}` };
  return `# Drill ${id}\n\n## Deployment\n\n${fence(stepsOf(kind))}${more}\n## Rollback\n\n${fence(back)}`;
}

function sidecarOf(
  column: Column,
  hosts: readonly string[],
  folder: string,
  kind: Kind,
  more: string,
): string {
  const target = column === 'local' ? 'local' : column === 'remote' ? (hosts[0] ?? '') : 'web';
  const named = column === 'local' ? [] : hosts.map((host) => `  ${host}: { ssh: ${host} }`);
  const kept =
    kind === 'layout' ? `releases: "${folder}/site"` : `paths: ["${folder}/app"], keepIn: "${folder}/kept"`;
  const group = column === 'fleet' ? [`  web: { group: [${hosts.join(', ')}] }`] : [];
  return [
    'version: 1',
    'environment: staging',
    ...(named.length === 0 ? [] : ['targets:', ...named, ...group]),
    `where: { Deployment: ${target}, Rollback: ${target} }`,
    `env: { W: "${folder}" }`,
    `restorePoint: { ${kept}, version: "cat ${folder}/app", on: ${target} }`,
    more,
    '',
  ].join('\n');
}
