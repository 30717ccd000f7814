import { afterEach, describe, expect, it } from 'vitest';
import { startAgentWith } from '../../../../support/agent.ts';
import { attemptOf, type SshServer, startSshServer } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a session', () => {
  let server: SshServer;
  let agent: { readonly socket: string; kill(): Promise<void> } | null = null;
  afterEach(async () => {
    await server.stop();
    await agent?.kill();
    agent = null;
  });

  /** What a step prints there, and how it ends. */
  async function step(command: string) {
    let output = '';
    const { exit } = await server.transport.start(attemptOf('sessions', 'step', command), (bytes) => {
      output += Buffer.from(bytes).toString();
    }).done;
    return { exit, output: output.trim() };
  }

  const forward = async (lines: string, server_ = ''): Promise<void> => {
    server = await startSshServer(server_);
    agent = await startAgentWith(server.sshd.folder, [server.sshd.key]);
    await server.sshd.configure(`IdentityAgent ${agent.socket}\n${lines}`);
  };

  it('has the agent where it is to be forwarded, in every channel', async () => {
    await forward('ForwardAgent yes\n');
    const { stdout } = await server.transport.exec('ssh-add -l');
    expect(stdout.toString()).toMatch(/ED25519/);
    expect(await step('ssh-add -l')).toEqual({ exit: 0, output: expect.stringMatching(/ED25519/) });
  });

  it.each(['', 'ForwardAgent no\n'])('has no agent otherwise: %j', async (lines) => {
    await forward(lines);
    expect(await step('echo "[$SSH_AUTH_SOCK]"')).toEqual({ exit: 0, output: '[]' });
  });

  it('begins without it where the server does not allow it', async () => {
    await forward('ForwardAgent yes\n', 'AllowAgentForwarding no');
    expect(await step('echo "[$SSH_AUTH_SOCK]"')).toEqual({ exit: 0, output: '[]' });
  });

  it('begins with the variables of SetEnv that the server takes', async () => {
    server = await startSshServer('AcceptEnv STAGE');
    await server.sshd.configure('SetEnv STAGE="deep blue" OTHER=x\n');
    expect(await step('echo "$STAGE/$OTHER"')).toEqual({ exit: 0, output: 'deep blue/' });
  });
});
