import type { Client } from 'ssh2';
import { attempt } from '../../../../shared/lib/attempt.ts';
import { errorText } from '../../../../shared/text/error-text.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import { ignore } from '../../../lib/ignore.ts';
import * as words from '../../transport-words.ts';
import { beginSessionsAs } from '../channel/session-options.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import type { AskedFor } from './answer-question.ts';
import { clientOver } from './client-over-master.ts';
import { MasterStream } from './master-stream.ts';
import { checkAlive, openProxy } from './mux-protocol.ts';
import { startMaster } from './start-master.ts';

/** A connection that OpenSSH has made and keeps. */
export interface OpenSshLink {
  readonly client: Client;
  end(): void;
  /** Calls back once the ssh that keeps it has answered. Whether the server does, that ssh watches itself. */
  beat(answered: () => void): void;
}

/**
 * Connects to a host with the system's own ssh, through its jump hosts and commands. Throws an EngineError that says why not, a
 * RefusedError where a person has to change something.
 */
export async function connectOpenSsh(host: ResolvedHost, asked: AskedFor): Promise<OpenSshLink> {
  const master = await startMaster(host, asked);
  try {
    const pid = await checkAlive(master.socket);
    const stream = new MasterStream(await openProxy(master.socket), master.software);
    const client = await clientOver(stream, host.forwardAgent);
    beginSessionsAs(client, host);
    // A process that exits has no time to wait for an answer. While the client stands, this is the master's process and no other's.
    const onExit = (): void => {
      attempt(() => process.kill(pid), null);
      master.leave();
    };
    process.once('exit', onExit);
    client.once('close', () => {
      process.off('exit', onExit);
      ignore(master.end(), 'an ssh that nobody is connected to ends by itself');
    });
    return {
      client,
      end: () => client.end(),
      beat: (answered) => void checkAlive(master.socket).then(answered, () => client.destroy()),
    };
  } catch (error) {
    await master.end();
    throw new EngineError('UNREACHABLE', words.sshNotJoined(errorText(error)), words.sshNotJoinedHint);
  }
}
