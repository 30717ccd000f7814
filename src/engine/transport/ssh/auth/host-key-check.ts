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
} from './known-hosts.ts';
import { RefusedError } from './refused-error.ts';

export interface HostKeyCheckOptions {
  readonly target: string;
  readonly host: ResolvedHost;
  readonly lines: readonly KnownHostLine[];
  readonly questions: Questions;
}

/** Checks the key a host offers against the known hosts, asking a person where the configuration says so. */
export class HostKeyCheck {
  /** The name the host is filed under. */
  readonly name: string;
  readonly #options: HostKeyCheckOptions;
  #refusal: RefusedError | null = null;

  constructor(options: HostKeyCheckOptions) {
    const { hostname, port, hostKeyAlias } = options.host;
    this.name = knownHostName(hostname, port, hostKeyAlias);
    this.#options = options;
  }

  /** Why the key was not accepted; null while it was not refused. */
  get refusal(): RefusedError | null {
    return this.#refusal;
  }

  /** Whether the host may be talked to. Rejects where an accepted key could not be filed. */
  async accepts(key: Buffer): Promise<boolean> {
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
    if (host.strict === 'no') return true;
    const accepted = host.strict === 'accept-new' || (host.strict === 'ask' && (await this.#ask(key)));
    if (!accepted)
      return this.#refuse(
        words.keyUnknown(this.name, `${keyType(key)} ${fingerprint(key)}`),
        host.strict === 'yes'
          ? words.keyStrictHint(file ?? host.knownHostsFiles[0] ?? 'known_hosts')
          : words.keyUnknownHint,
      );
    try {
      if (file !== null) await addKnownHost(file, this.name, key);
      return true;
    } catch (error) {
      this.#refusal = error instanceof RefusedError ? error : new RefusedError('FAILED', errorText(error));
      throw error;
    }
  }

  #ask(key: Buffer): Promise<boolean> {
    const { questions, target } = this.#options;
    return questions.acceptHostKey(target, this.name, keyType(key), fingerprint(key));
  }

  #refuse(message: string, hint: string): false {
    this.#refusal = new RefusedError('UNREACHABLE', message, hint);
    return false;
  }
}
