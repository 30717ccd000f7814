import { errorText } from '../../../../shared/text/error-text.ts';
import * as words from '../../transport-words.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import type { Questions } from './auth-prompts.ts';
import {
  addKnownHost,
  fingerprint,
  judgeHostKey,
  type KnownHostLine,
  keyType,
  knownHostName,
  matchesName,
} from './known-hosts.ts';
import { rsaBitsOf } from './public-key.ts';
import { RefusedError } from './refused-error.ts';
import { lookUpRevoked } from './revoked-keys.ts';

export interface HostKeyCheckOptions {
  readonly target: string;
  readonly host: ResolvedHost;
  /** Where the connection leads; null where it goes through another host. */
  readonly address: string | null;
  readonly lines: readonly KnownHostLine[];
  readonly questions: Questions;
}

/** Checks the key a host offers against the known hosts, asking a person where the configuration says so. */
export class HostKeyCheck {
  /** The name the host is filed under. */
  readonly name: string;
  readonly #options: HostKeyCheckOptions;
  #refusal: RefusedError | null = null;
  #accepted: Buffer | null = null;

  constructor(options: HostKeyCheckOptions) {
    const { hostname, port, hostKeyAlias } = options.host;
    this.name = knownHostName(hostname, port, hostKeyAlias);
    this.#options = options;
  }

  /** Why the key was not accepted; null while it was not refused. */
  get refusal(): RefusedError | null {
    return this.#refusal;
  }

  /** The key the host was believed by; null before. */
  get accepted(): Buffer | null {
    return this.#accepted;
  }

  /** Whether the host may be talked to. Rejects where an accepted key could not be filed. */
  async accepts(key: Buffer): Promise<boolean> {
    const accepted =
      this.#isLarge(key) &&
      (await this.#isNotRevoked(key)) &&
      this.#isOfAddress(key) &&
      (await this.#isBelieved(key));
    if (accepted) this.#accepted = key;
    return accepted;
  }

  #isLarge(key: Buffer): boolean {
    const { leastRsaBits } = this.#options.host;
    const bits = rsaBitsOf(key);
    if (bits === null || bits >= leastRsaBits) return true;
    return this.#refuse(words.keyTooSmall(this.name, bits, leastRsaBits), words.keyTooSmallHint);
  }

  /** Whether no other key is filed for the address, where CheckHostIP wants that to be looked up. OpenSSH asks a person where it is. */
  #isOfAddress(key: Buffer): boolean {
    const { host, lines, address } = this.#options;
    if (!host.checkHostIp || host.strict === 'no' || address === null || isLoopback(address)) return true;
    const name = knownHostName(address, host.port, null);
    const verdict = judgeHostKey(lines, name, key);
    if (verdict.verdict !== 'changed' || name === this.name) return true;
    const place = `${verdict.file}:${verdict.line}`;
    return this.#refuse(
      words.keyOfAddress(this.name, name, `${keyType(key)} ${fingerprint(key)}`, place),
      words.keyOfAddressHint(name),
    );
  }

  /** What is in the file of RevokedHostKeys is refused, wherever else it is filed as good. */
  async #isNotRevoked(key: Buffer): Promise<boolean> {
    const file = this.#options.host.revokedHostKeys;
    if (file === null) return true;
    const found = await lookUpRevoked(file, key);
    if (found.state === 'revoked')
      return this.#refuse(words.keyRevoked(this.name, file), words.keyRevokedHint);
    if (found.state === 'not-revoked') return true;
    return this.#refuse(words.revokedUnreadable(this.name, file, found.why), words.revokedUnreadableHint);
  }

  async #isBelieved(key: Buffer): Promise<boolean> {
    const verdict = judgeHostKey(this.#options.lines, this.name, key);
    switch (verdict.verdict) {
      case 'known':
        return true;
      case 'revoked':
        return this.#refuse(
          words.keyRevoked(this.name, `${verdict.file}:${verdict.line}`),
          words.keyRevokedHint,
        );
      case 'changed':
        return this.#refuse(
          words.keyChanged(
            this.name,
            `${keyType(key)} ${fingerprint(key)}`,
            `${verdict.file}:${verdict.line}`,
          ),
          words.keyChangedHint(this.name),
        );
      case 'unknown':
        return this.#acceptsUnknown(key);
    }
  }

  async #acceptsUnknown(key: Buffer): Promise<boolean> {
    const { host } = this.#options;
    const file = host.newKeysFile;
    const unknown = words.keyUnknown(this.name, `${keyType(key)} ${fingerprint(key)}`);
    // It may know another key of the host, and so tell an impostor from it.
    const command = host.notFollowed.find(({ name }) => name === 'KnownHostsCommand');
    if (command !== undefined)
      return this.#refuse(`${unknown} ${words.notFollowed([command.name])}`, words.notFollowedHint);
    if (host.strict === 'no') return true;
    const accepted = host.strict === 'accept-new' || (await this.#personAccepts(key));
    if (!accepted)
      return this.#refuse(
        [unknown, ...this.#whoElseVouches()].join(' '),
        host.strict === 'yes'
          ? words.keyStrictHint(file ?? host.knownHostsFiles[0] ?? 'known_hosts')
          : words.keyUnknownHint,
      );
    try {
      if (file !== null) await addKnownHost(file, this.name, key, host.hashKnownHosts);
      return true;
    } catch (error) {
      this.#refusal = error instanceof RefusedError ? error : new RefusedError('FAILED', errorText(error));
      throw error;
    }
  }

  /** What might have vouched for the key with OpenSSH, in words; nothing where nothing might. */
  #whoElseVouches(): readonly string[] {
    const { host, lines } = this.#options;
    const settings = host.notFollowed.filter(({ decides }) => decides === 'host-key').map(({ name }) => name);
    const authority = lines.find(
      (line) => line.marker === 'cert-authority' && matchesName(line.patterns, this.name),
    );
    const names = authority === undefined ? settings : [...settings, '@cert-authority'];
    return names.length === 0 ? [] : [words.notFollowed(names)];
  }

  async #personAccepts(key: Buffer): Promise<boolean> {
    const { questions, target, host } = this.#options;
    if (host.strict !== 'ask' || host.batch) return false;
    return questions.acceptHostKey(target, this.name, keyType(key), fingerprint(key));
  }

  #refuse(message: string, hint: string): false {
    this.#refusal = new RefusedError('UNREACHABLE', message, hint);
    return false;
  }
}

/** OpenSSH does not look up the address of this machine itself. */
function isLoopback(address: string): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address);
}
