import type { Client, ClientChannel } from 'ssh2';
import { EngineError } from '../../../lib/engine-error.ts';
import { stepScript } from '../../durable/step-script.ts';
import { remoteRun, terminalScriptName } from '../../remote-layout.ts';
import { scriptCommand } from '../../script-command.ts';
import { loadScript } from '../../scripts/load-script.ts';
import type { AttemptEnd, AttemptSpec, OutputSink, RunningAttempt } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { inTime, NoReplyError } from '../channel/in-time.ts';
import { forPortableShell } from '../channel/portable-shell.ts';
import { sessionOptions } from '../channel/session-options.ts';
import { collect, type ExecChannel, openTold, watchExit } from '../channel/ssh-channel.ts';
import type { SshConnection } from '../connect/ssh-connection.ts';

const put = loadScript('step/put-script');
const runScript = loadScript('step/run-script');

/** As wide as the widest common terminal, as steps here are. */
const size = { cols: 120, rows: 40, term: 'xterm-256color' };
/** Between the interrupt and the end of the terminal, in ms. */
const graceMs = 5_000;

const warning = `${words.terminalWarning}\r\n`;

/**
 * Runs a step that waits for a person (an editor, a prompt of sudo) in a terminal on the server. It is not durable, and says
 * so: with the connection goes the terminal, and with the terminal the step; its outcome is then unknown.
 */
export function runInTerminal(
  connection: SshConnection,
  spec: AttemptSpec,
  sink: OutputSink,
): RunningAttempt {
  let channel: ExecChannel['channel'] | null = null;
  const closed = Promise.withResolvers<void>();
  const run = async (): Promise<AttemptEnd> => {
    const client = await connection.client();
    const { folder, note } = await putScript(client, connection.target, spec);
    sink(Buffer.from(note === '' ? warning : `${warning}${note}\r\n`));
    const opened = await openTerminal(client, spec, folder).catch((error: unknown) => {
      // It may have begun there.
      if (error instanceof NoReplyError) return null;
      throw error;
    });
    if (opened === null) return { exit: null, reason: words.noWord(connection.target) };
    channel = opened.channel;
    channel.on('data', (bytes: Buffer) => sink(bytes));
    channel.once('close', closed.resolve);
    await closed.promise;
    const exit = opened.exit();
    return exit === null ? { exit: null, reason: words.terminalLost } : { exit: exit.code, reason: null };
  };
  return {
    done: run(),
    cancel: () => {
      channel?.write('\x03');
      setTimeout(() => {
        channel?.close();
        // A server may never say that it has closed it as well.
        setTimeout(closed.resolve, graceMs).unref();
      }, graceMs).unref();
    },
    input: (bytes) => void channel?.write(Buffer.from(bytes)),
    resize: (cols, rows) => channel?.setWindow(rows, cols, 0, 0),
  };
}

/** A terminal ends with the console that held it. */
export function lostTerminal(): RunningAttempt {
  const reason = words.terminalEnded;
  return { done: Promise.resolve({ exit: null, reason }), cancel: () => undefined };
}

interface PutScript {
  /** The run's folder on the server. Absolute. */
  readonly folder: string;
  /** What a person should know of where that is; may be empty. */
  readonly note: string;
}

/** A terminal's input belongs to the person, so the script goes ahead of it; half of one is refused. */
async function putScript(client: Client, target: string, spec: AttemptSpec): Promise<PutScript> {
  const script = stepScript(spec);
  const bytes = String(Buffer.byteLength(script));
  const channel = await openTold(
    client,
    scriptCommand(put, remoteRun(spec.run), terminalScriptName(spec), bytes),
  );
  const { exit, stdout, stderr } = await collect(channel, target, script, 30_000);
  if (exit !== 0)
    throw new EngineError(
      'FAILED',
      words.notStarted(target, words.scriptNotWritten(stderr.toString('utf8').trim() || words.status(exit))),
      words.homeHint,
    );
  // A login shell's own start-up files may have printed something before.
  const [note = '', folder = ''] = stdout.toString('utf8').replace(/\n$/, '').split('\n').slice(-2);
  return { folder, note };
}

function openTerminal(client: Client, spec: AttemptSpec, folder: string): Promise<ExecChannel> {
  const command = scriptCommand(runScript, folder, terminalScriptName(spec), spec.shell);
  return new Promise((resolve, reject) => {
    const take = inTime<ClientChannel>(
      client,
      (error, channel) => {
        if (error === undefined) resolve(watchExit(channel));
        else if (error instanceof NoReplyError) reject(error);
        else reject(new EngineError('UNREACHABLE', words.noTerminal(words.theServer, error.message)));
      },
      (late) => late.close(),
    );
    client.exec(forPortableShell(command), { ...sessionOptions(client), pty: size }, take);
  });
}
