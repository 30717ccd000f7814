import { dirname } from 'node:path';
import type { Connection } from '../../shared/live.ts';
import type { Sidecar } from '../../shared/sidecar.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { PromptDesk } from '../prompts.ts';
import { Secrets } from '../run/secrets.ts';
import { TypedSecrets } from '../transport/ssh/authenticate.ts';
import type { LinksAhead } from '../transport/ssh/links-ahead.ts';
import { Turnstile } from '../transport/ssh/turnstile.ts';
import { Targets } from './targets.ts';

export interface WorkspacesOptions {
  readonly runsFolder: string;
  readonly prompts: PromptDesk;
  readonly keychain: Keychain | null;
  readonly ahead: LinksAhead | null;
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
  readonly #turnstile: Turnstile;
  readonly #secrets = new Map<string, Secrets>();

  constructor(options: WorkspacesOptions) {
    this.#options = options;
    this.#typed = options.ahead?.secrets ?? new TypedSecrets();
    this.#turnstile = options.ahead?.turnstile ?? new Turnstile();
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

  /** One set a document, so that a person is asked once for a release and its way back. */
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

  async close(): Promise<void> {
    const all = [...this.#replaced, ...[...this.#byFile.values()].map(({ targets }) => targets)];
    await Promise.all(all.map((targets) => targets.close()));
    this.#options.ahead?.close();
  }
}
