import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ResolvedHost } from '../config/resolve-host.ts';

const defaultNames = /^id_(rsa|dsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk|xmss)$/;

/**
 * Whether somebody has chosen the identity files of a host: OpenSSH prints its own list where nobody has, and keys from that
 * are worth no more than any other one of the agent.
 */
export function areChosen({ identityFiles, identitiesOnly }: ResolvedHost): boolean {
  const home = join(homedir(), '.ssh');
  const isDefault = (file: string): boolean => dirname(file) === home && defaultNames.test(basename(file));
  return identitiesOnly || identityFiles.length === 1 || !identityFiles.every(isDefault);
}

/** The certificates that lie beside identity files, where OpenSSH takes them from. */
export function certificatesBeside(files: readonly string[]): readonly string[] {
  return files
    .map((file) => `${file.replace(/\.pub$/, '')}-cert.pub`)
    .filter((certificate) => existsSync(certificate));
}
