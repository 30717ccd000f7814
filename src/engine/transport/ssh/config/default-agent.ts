/** Where the SSH agent of Windows answers; programs there find it without a variable. */
const windowsPipe = '\\\\.\\pipe\\openssh-ssh-agent';

/** The agent that OpenSSH asks where nothing names another: SSH_AUTH_SOCK, on Windows else its own; null where there is none. */
export function defaultAgent(
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  return env.SSH_AUTH_SOCK || (platform === 'win32' ? windowsPipe : null);
}
