import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sshd } from './sshd.ts';

/** An ssh-agent that alone has a server's key: it can be killed and started again. */
export interface Agent {
  /** An ssh_config that knows no key but the agent's. */
  readonly config: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** An ssh-agent at a socket in `folder` that holds these private key files, in this order. */
export async function startAgentWith(
  folder: string,
  keys: readonly string[],
): Promise<{ readonly socket: string; kill(): Promise<void> }> {
  const socket = join(folder, 'agent-with');
  const child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 10));
  for (const key of keys)
    execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
  return {
    socket,
    kill: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.kill('SIGKILL')) await gone;
      await rm(socket, { force: true });
    },
  };
}

export async function startAgent(sshd: Sshd): Promise<Agent> {
  const socket = join(sshd.folder, 'agent');
  const config = join(sshd.folder, 'agent_config');
  const text = await readFile(sshd.config, 'utf8');
  await writeFile(
    config,
    text
      .replace(/IdentityFile .*/, 'IdentityFile none')
      .replace('IdentitiesOnly yes', 'IdentitiesOnly no')
      .replace('IdentityAgent none', `IdentityAgent ${socket}`),
  );
  let child: ChildProcess | null = null;
  const agent: Agent = {
    config,
    start: async () => {
      child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
      while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 10));
      execFileSync('ssh-add', ['-q', sshd.key], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
    },
    kill: async () => {
      const gone = new Promise((done) => child?.once('exit', done));
      if (child?.kill('SIGKILL') === true) await gone;
      await rm(socket, { force: true });
    },
  };
  await agent.start();
  return agent;
}
