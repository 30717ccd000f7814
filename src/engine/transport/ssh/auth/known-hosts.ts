import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorText } from '../../../../shared/text/error-text.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import * as say from '../../transport-words.ts';

/** What the known_hosts files say of a key offered by a host. */
export type HostKeyVerdict =
  | { readonly verdict: 'known' }
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'changed'; readonly file: string; readonly line: number }
  | { readonly verdict: 'revoked'; readonly file: string; readonly line: number };

export interface KnownHostLine {
  readonly file: string;
  readonly line: number;
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  readonly patterns: string;
  readonly type: string;
  readonly key: string;
}

/** Reads known_hosts files; files that do not exist hold nothing. */
export async function readKnownHosts(files: readonly string[]): Promise<readonly KnownHostLine[]> {
  const all = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text.split('\n').flatMap((raw, index) => readLine(file, index + 1, raw));
    }),
  );
  return all.flat();
}

function readLine(file: string, line: number, raw: string): readonly KnownHostLine[] {
  const words = raw.trim().split(/\s+/);
  if (words[0] === undefined || words[0] === '' || words[0].startsWith('#')) return [];
  const marker =
    words[0] === '@revoked' ? 'revoked' : words[0] === '@cert-authority' ? 'cert-authority' : 'none';
  const [patterns, type, key] = marker === 'none' ? words : words.slice(1);
  if (patterns === undefined || type === undefined || key === undefined) return [];
  return [{ file, line, marker, patterns, type, key }];
}

/** The name a key is filed under: `host`, or `[host]:port` off the standard port; an alias replaces both. */
export function knownHostName(hostname: string, port: number, alias: string | null): string {
  if (alias !== null) return alias;
  return port === 22 ? hostname : `[${hostname}]:${port}`;
}

/** Key types filed for a name, so that a host with several keys is asked for one that can be checked. */
export function knownTypes(lines: readonly KnownHostLine[], name: string): readonly string[] {
  return lines
    .filter((line) => line.marker === 'none' && matchesName(line.patterns, name))
    .map((line) => line.type);
}

/**
 * Judges a host's key. A key revoked anywhere is refused even when it is also filed as good; a name that is filed with
 * other keys of the same type has changed; a certificate authority vouches for certificates only, not for plain keys.
 */
export function judgeHostKey(lines: readonly KnownHostLine[], name: string, key: Buffer): HostKeyVerdict {
  const offered = key.toString('base64');
  const mine = lines.filter((line) => matchesName(line.patterns, name));
  const revoked = mine.find((line) => line.marker === 'revoked' && line.key === offered);
  if (revoked !== undefined) return { verdict: 'revoked', file: revoked.file, line: revoked.line };
  const plain = mine.filter((line) => line.marker === 'none');
  if (plain.some((line) => line.key === offered)) return { verdict: 'known' };
  const other = plain.find((line) => line.type === keyType(key)) ?? plain[0];
  return other === undefined
    ? { verdict: 'unknown' }
    : { verdict: 'changed', file: other.file, line: other.line };
}

/** `SHA256:…` as OpenSSH prints it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${hash('sha256', key, 'base64').replace(/=+$/, '')}`;
}

/** The key's algorithm name, from its own first field. */
export function keyType(key: Buffer): string {
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0;
  return key.toString('ascii', 4, 4 + Math.min(length, 64));
}

/** Files a key that was accepted; `hashed` hides whose it is, as HashKnownHosts wants. */
export async function addKnownHost(file: string, name: string, key: Buffer, hashed = false): Promise<void> {
  const patterns = hashed ? hashedName(name) : name;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const text = await readFile(file, 'utf8').catch(() => '');
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    await appendFile(file, `${gap}${patterns} ${keyType(key)} ${key.toString('base64')}\n`, { mode: 0o600 });
  } catch (error) {
    throw new EngineError('FAILED', say.keyNotSaved(file, errorText(error)), say.keyNotSavedHint);
  }
}

/** Whether the patterns of a line mean a name. */
export function matchesName(patterns: string, name: string): boolean {
  if (patterns.startsWith('|1|')) return matchesHash(patterns, name);
  let matched = false;
  for (const pattern of patterns.split(',')) {
    const negated = pattern.startsWith('!');
    if (!globMatches(negated ? pattern.slice(1) : pattern, name)) continue;
    if (negated) return false;
    matched = true;
  }
  return matched;
}

function globMatches(pattern: string, name: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name.toLowerCase());
}

function matchesHash(pattern: string, name: string): boolean {
  const [, , salt, digest] = pattern.split('|');
  if (salt === undefined || digest === undefined) return false;
  const expected = Buffer.from(digest, 'base64');
  const actual = digestOf(name, Buffer.from(salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function hashedName(name: string): string {
  const salt = randomBytes(20);
  return `|1|${salt.toString('base64')}|${digestOf(name, salt).toString('base64')}`;
}

/** OpenSSH hashes names in small letters. */
function digestOf(name: string, salt: Buffer): Buffer {
  return createHmac('sha1', salt).update(name.toLowerCase()).digest();
}
