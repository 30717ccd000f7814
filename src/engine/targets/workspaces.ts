import { dirname } from 'node:path';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import type { Connection } from '../../shared/wire/live.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { Secrets } from '../keychain/secrets.ts';
import type { PromptQueue } from '../prompts/prompt-queue.ts';
import { TypedSecrets } from '../transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../transport/ssh/connect/handshake-limiter.ts';
import type { PreconnectedLinks } from '../transport/ssh/connect/preconnected-links.ts';
import { Targets } from './targets.ts';

export interface WorkspacesOptions {
  readonly runsFolder: string;
  readonly prompts: PromptQueue;
  readonly keychain: Keychain | null;
  readonly ahead: PreconnectedLinks | null;
  /** `ssh -F` for the targets of a document; null for the person's own configuration. */
  readonly sshConfigOf: (file: string) => string | null;
  readonly changed: (connections: readonly Connection[]) => void;
}

interface Workspace {
  readonly targets: Targets;
  readonly key: string;
}

/** What the documents of this process share with their runs: connections, and what a person typed once. */
export class Workspaces {
  readonly #options: WorkspacesOptions;
  readonly #byFile = new Map<string, Workspace>();
  /** Targets of a sidecar that has changed since; a run that began with them may still use them. */
  readonly #replaced: Targets[] = [];
  readonly #typed: TypedSecrets;
  readonly #turnstile: HandshakeLimiter;
  readonly #secrets = new Map<string, Secrets>();

  constructor(options: WorkspacesOptions) {
    this.#options = options;
    this.#typed = options.ahead?.secrets ?? new TypedSecrets();
    this.#turnstile = options.ahead?.turnstile ?? new HandshakeLimiter();
    options.ahead?.askOf(options.prompts);
  }

  /** The targets of a document; the same ones for as long as its sidecar names the same. */
  targets(file: string, sidecar: Sidecar): Targets {
    const key = JSON.stringify(sidecar.targets ?? {});
    const known = this.#byFile.get(file);
    if (known?.key === key) return known.targets;
    if (known !== undefined) this.#replaced.push(known.targets);
    const targets = new Targets({
      runsFolder: this.#options.runsFolder,
      project: dirname(file),
      sidecar,
      sshConfig: this.#options.sshConfigOf(file),
      questions: this.#options.prompts,
      secrets: this.#typed,
      turnstile: this.#turnstile,
      ahead: this.#options.ahead,
      changed: this.#options.changed,
    });
    this.#byFile.set(file, { targets, key });
    return targets;
  }

  /** One set a document, so that a person is asked once for a release and its rollback. */
  secrets(project: string, sidecar: Sidecar): Secrets {
    const references = sidecar.secrets ?? {};
    const key = JSON.stringify([project, references]);
    const known = this.#secrets.get(key);
    if (known !== undefined) return known;
    const { prompts, keychain } = this.#options;
    const secrets = new Secrets(references, {
      project,
      ask: (name, keepIn) => prompts.secret(name, keepIn),
      keychain,
    });
    this.#secrets.set(key, secrets);
    return secrets;
  }

  connections(file: string): readonly Connection[] {
    return this.#byFile.get(file)?.targets.connections() ?? [];
  }

  /** Lines that wait for their next try take it now, those that a run of an earlier sidecar still uses too. */
  lookAgain(): void {
    for (const targets of this.#all()) targets.lookAgain();
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().map((targets) => targets.close()));
    this.#options.ahead?.close();
  }
  #all(): readonly Targets[] {
    return [...this.#replaced, ...[...this.#byFile.values()].map(({ targets }) => targets)];
  }
}
