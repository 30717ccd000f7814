import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '../../../../shared/text/error-text.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import { runtimeFolder } from '../../../lib/runtime-folder.ts';
import * as words from '../../transport-words.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import { type AskedFor, answering, tellsWhoAsks } from './answer-question.ts';
import { AskpassFolder } from './askpass-folder.ts';
import { explainMaster } from './explain-master.ts';
import { endMaster } from './mux-protocol.ts';
import { SshLog } from './ssh-log.ts';

/** A connection stands after this time, in ms, or is given up; a person may have had to answer meanwhile. */
const connectWithinMs = 120_000;
/** What ssh said last arrives within this time of its end, in ms. */
const lastWordsMs = 500;
/** So much of what is said beside the log is kept, in characters. */
const mostSaid = 256 * 1024;
/** A path of a socket has to be shorter than this on every system, and ssh adds 17 characters of its own for a moment. */
const longestSocketPath = 104 - 18;

/** An ssh that has connected, and listens on a control socket of ours. */
export interface Master {
  readonly socket: string;
  /** How the server identified itself: `OpenSSH_9.2`. */
  readonly software: string;
  /** Ends it, and removes what it needed. */
  end(): Promise<void>;
  /** Removes what it needed, at once. */
  leave(): void;
}

/**
 * What ssh does here beyond connecting as its configuration says: nothing that a person's own session would do (forwardings,
 * commands of this machine, a terminal). It ends by itself when nobody has been connected to its socket for ten seconds, which
 * is what happens when Slipway is killed.
 */
const only = [
  '-v',
  '-N',
  '-T',
  '-M',
  ...[
    'ControlMaster=yes',
    'ControlPersist=10',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'Tunnel=no',
    'ServerAliveInterval=5',
    'ServerAliveCountMax=3',
  ].flatMap((option) => ['-o', option]),
];

/**
 * Connects with the system's own ssh, as its configuration says and with nothing weakened. What it asks goes to a person. Throws an
 * EngineError that says why it did not connect.
 */
export async function startMaster(host: ResolvedHost, asked: AskedFor): Promise<Master> {
  const folder = await makeFolder();
  const socket = join(folder, 's');
  let askpass: AskpassFolder | null = null;
  let log: SshLog | null = null;
  try {
    const opened = await SshLog.open(folder).catch(noFolder);
    log = opened;
    const answer = answering(asked, () => tellsWhoAsks(opened.read()));
    askpass = await AskpassFolder.open(folder, answer).catch(noFolder);
    await run(host, { socket, askpass: askpass.program, log: opened });
    return {
      socket,
      software: softwareIn(opened.read()),
      leave: () => rmSync(folder, { recursive: true, force: true }),
      end: async () => {
        await endMaster(socket);
        opened.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    log?.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await askpass?.close();
  }
}

/** What the server of the last hop said it is; it may say anything, and nothing goes by it. */
function softwareIn(log: string): string {
  return /^debug1: Remote protocol version \S+, remote software version (\S+)/m.exec(log)?.[1] ?? 'unknown';
}

async function makeFolder(): Promise<string> {
  const isShort = (folder: string): boolean => join(folder, 'slipway-XXXXXX', 's').length < longestSocketPath;
  const folder = [runtimeFolder(), tmpdir()].find(isShort) ?? '/tmp';
  return mkdtemp(join(folder, 'slipway-')).catch(noFolder);
}

function noFolder(error: unknown): never {
  throw new EngineError('UNREACHABLE', words.noSshFolder(errorText(error)), words.noSshFolderHint);
}

interface Around {
  readonly socket: string;
  readonly askpass: string;
  readonly log: SshLog;
}

/** Settles once it stands. It goes on by itself then, and belongs to no terminal of ours. */
function run(host: ResolvedHost, { socket, askpass, log }: Around): Promise<void> {
  const timeout = `ConnectTimeout=${Math.ceil(host.connectTimeoutMs / 1_000)}`;
  const args = [
    ...only,
    '-E',
    log.path,
    '-S',
    socket.replaceAll('%', '%%'),
    '-o',
    timeout,
    ...(host.sshArguments ?? ['--', host.name]),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn('ssh', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Without a terminal it asks through the program, in versions that do not know SSH_ASKPASS_REQUIRE, too.
      detached: true,
      env: { DISPLAY: ':0', ...process.env, SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' },
    });
    let said = '';
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill();
    }, connectWithinMs);
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-mostSaid);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new EngineError('UNREACHABLE', words.sshNotStarted(error.message), words.sshNotStartedHint));
    });
    const fail = (): void =>
      reject(
        explainMaster(
          host,
          { log: log.read(), others: said },
          isLate ? words.noAnswerWithin(connectWithinMs) : null,
        ),
      );
    child.once('exit', (code) => {
      clearTimeout(timer);
      // It goes on speaking behind our back, which must not keep this process here.
      (child.stderr as Socket).unref();
      if (code === 0) {
        resolve();
        return;
      }
      // What it said last may still be on its way; a command of its own may hold the line open for longer than that matters.
      child.once('close', fail);
      setTimeout(fail, lastWordsMs);
    });
  });
}
