import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { type } from 'node:os';
import { delimiter, join } from 'node:path';
import { createDrills } from './drills.ts';
import { findPort } from './home/find-port.ts';
import { findShells, type Shells } from './home/find-shell.ts';
import { prepareHome } from './home/prepare-home.ts';
import { prepareProject } from './home/prepare-project.ts';
import { makeSshKeys, practiceUser, writeSshFiles } from './home/write-ssh-files.ts';
import type { Fault, Practice, PracticeOptions } from './practice.ts';
import { clearAbandoned, makeRoot } from './practice-root.ts';
import { endSurvivors, rootVariable } from './server/end-survivors.ts';
import { type SshServerContext, startSshServer } from './server/ssh-server.ts';
import { createServiceHost } from './service/service-host.ts';
import { answerServiceRequests } from './service/service-requests.ts';

/**
 * Starts a practice server: an SSH server on 127.0.0.1 whose sessions are real shells in a throw-away home, and the
 * service released there. Needs no root and no network.
 * @throws PracticeUnavailableError where there is no POSIX shell; otherwise what the file system or the service said.
 */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const shells = findShells();
  await clearAbandoned(options.base);
  const { folder: root, isOurs } = await makeRoot(options.base, options.root);
  const undo: (() => Promise<void>)[] = [];
  if (isOurs && !options.keep) undo.push(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  undo.push(() => endSurvivors(root));
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= undoAll(undo));
  try {
    return await start({ resources: options.resources, root, shells, undo, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a practice server is started with; whatever it starts adds to `undo` how to end it. */
interface Start {
  readonly resources: string;
  readonly root: string;
  readonly shells: Shells;
  readonly undo: (() => Promise<void>)[];
  readonly stop: () => Promise<void>;
}

async function start({ resources, root, shells, undo, stop }: Start): Promise<Practice> {
  const home = join(root, 'home');
  const project = join(root, 'project');
  const [port] = await Promise.all([findPort(), prepareHome(home, resources)]);

  const faultKey = randomUUID();
  // For a person with curl: only this account can read it.
  await writeFile(join(root, 'fault.key'), faultKey, { mode: 0o600 });
  const service = createServiceHost(home, { port, faultKey });
  undo.push(async () => void (await service.stop()));
  const started = await service.start();
  if (started.status !== 0) throw new Error(started.words);
  const requests = answerServiceRequests(home, service);
  undo.push(() => requests.close());

  const keys = makeSshKeys();
  const ssh = await startSshServer(keys, sessionContext(root, home, port, shells));
  undo.push(() => ssh.close());
  const sshConfig = await writeSshFiles(join(root, 'ssh'), keys, ssh.port);
  const checklist = await prepareProject(project, resources, { port, sshConfig });
  const serviceUrl = `http://127.0.0.1:${port}`;

  const setFault = (fault: Fault): Promise<void> => sendFault(serviceUrl, faultKey, fault);
  const drills = createDrills({ setFault, setCut: ssh.setCut, service });

  return {
    root,
    project,
    checklist,
    home,
    sshConfig,
    sshPort: ssh.port,
    serviceUrl,
    setFault,
    drills,
    dropConnections: ssh.dropConnections,
    stop,
  };
}

/** Undoes in reverse, all of it: one thing that cannot be ended must not keep the rest alive. */
async function undoAll(undo: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.toReversed()) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

function sessionContext(root: string, home: string, port: number, shells: Shells): SshServerContext {
  return {
    home,
    shells,
    servicePort: port,
    environment: {
      HOME: home,
      PATH: [join(home, 'bin'), process.env.PATH ?? ''].join(delimiter),
      USER: practiceUser,
      LOGNAME: practiceUser,
      SHELL: shells.login,
      LANG: process.env.LANG ?? (type() === 'Darwin' ? 'en_US.UTF-8' : 'C.UTF-8'),
      HARBOR_PORT: String(port),
      [rootVariable]: root,
    },
  };
}

async function sendFault(serviceUrl: string, faultKey: string, fault: Fault): Promise<void> {
  const asked = fetch(`${serviceUrl}/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-harbor-key': faultKey },
    body: JSON.stringify(fault),
  });
  const answer = await asked.catch((cause: unknown) => {
    throw new Error('The practice service does not run, so nothing in it was changed. Start it first.', {
      cause,
    });
  });
  if (!answer.ok) throw new Error(`The practice service refused the fault: ${await answer.text()}`);
}
