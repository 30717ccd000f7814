import { type Group, groupOf, membersOf } from '../../shared/sidecar/groups.ts';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import type { Connection } from '../../shared/wire/live.ts';
import { EngineError } from '../lib/engine-error.ts';
import { LocalTransport } from '../transport/local/local-pty.ts';
import { SshTransport } from '../transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../transport/ssh/auth/auth-prompts.ts';
import type { TypedSecrets } from '../transport/ssh/auth/typed-secrets.ts';
import type { HandshakeLimiter } from '../transport/ssh/connect/handshake-limiter.ts';
import type { PreconnectedLinks } from '../transport/ssh/connect/preconnected-links.ts';
import { SshConnection } from '../transport/ssh/connect/ssh-connection.ts';
import type { Transport } from '../transport/transport.ts';
import * as words from './targets-words.ts';

export interface TargetsOptions {
  readonly runsFolder: string;
  /** Folder of the checklist: where local commands start. */
  readonly project: string;
  readonly sidecar: Sidecar;
  readonly sshConfig: string | null;
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
  readonly turnstile: HandshakeLimiter;
  readonly ahead: PreconnectedLinks | null;
  readonly changed: (connections: readonly Connection[]) => void;
}

/** The targets of one document: `local` and what its sidecar names. Connections are opened on first use and shared. */
export class Targets {
  readonly #options: TargetsOptions;
  readonly #local: LocalTransport;
  readonly #remote = new Map<string, SshTransport>();
  readonly #listeners = new Set<() => void>();

  constructor(options: TargetsOptions) {
    this.#options = options;
    this.#local = new LocalTransport(options.runsFolder, options.project);
  }

  /** Folder of the checklist. */
  get project(): string {
    return this.#options.project;
  }

  /** Every single host a name stands for: itself, or the hosts of a group, groups within it included. */
  members(name: string): readonly string[] {
    return membersOf(this.#options.sidecar, name);
  }

  /** The group a name stands for; null where it is a single host. */
  group(name: string): Group | null {
    return groupOf(this.#options.sidecar, name);
  }

  get(name: string): Transport {
    return name === 'local' ? this.#local : this.remote(name);
  }

  /** Where on this machine a shell's next command would start; see {@link LocalTransport.directoryOf}. */
  directoryHere(run: string, shell: string, start: string): Promise<string> {
    return this.#local.directoryOf(run, shell, start);
  }

  remote(name: string): SshTransport {
    const known = this.#remote.get(name);
    if (known !== undefined) return known;
    const spec = this.#options.sidecar.targets?.[name];
    if (spec === undefined || !('ssh' in spec)) {
      throw new EngineError('BAD_INPUT', words.noTarget(name), words.noTargetHint);
    }
    const { sshConfig, questions, secrets, turnstile, ahead } = this.#options;
    const { key: identity = null, connect = null } = spec;
    const options = { config: sshConfig, identity, connect, questions, secrets, turnstile, ahead };
    const connection = new SshConnection(name, spec.ssh, options, () => {
      this.#options.changed(this.connections());
      for (const listener of this.#listeners) listener();
    });
    const transport = new SshTransport(connection);
    this.#remote.set(name, transport);
    return transport;
  }

  /** Names of the single hosts the sidecar knows. */
  get hosts(): readonly string[] {
    return Object.entries(this.#options.sidecar.targets ?? {}).flatMap(([name, spec]) =>
      'ssh' in spec ? [name] : [],
    );
  }

  get groups(): readonly Group[] {
    return Object.keys(this.#options.sidecar.targets ?? {}).flatMap((name) => this.group(name) ?? []);
  }

  /** Whether a host refused the sign-in (host key, authentication), so that only a person's next action may try again. */
  isRefused(host: string): boolean {
    return this.#remote.get(host)?.connection.isRefused === true;
  }

  /** A person acts, and hosts that refused the sign-in may be tried once more. */
  allowRetryAfterRefusal(): void {
    for (const { connection } of this.#remote.values()) connection.allowRetryAfterRefusal();
  }

  /** Lines that wait for their next try take it now; see {@link SshConnection.lookAgain}. */
  lookAgain(): void {
    for (const { connection } of this.#remote.values()) connection.lookAgain();
  }

  /** Why a host refused the sign-in; null while it does not. */
  refusalOf(host: string): string | null {
    return this.isRefused(host) ? (this.#remote.get(host)?.connection.view.reason ?? null) : null;
  }

  /** Hears of every change of a connection's state; gives how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connections(): readonly Connection[] {
    return this.hosts.map(
      (name) =>
        this.#remote.get(name)?.connection.view ?? {
          target: name,
          state: 'idle',
          latencyMs: null,
          reason: null,
        },
    );
  }

  /** Tidies up where a connection stands, then ends the connections and the shells here. */
  async close(): Promise<void> {
    await Promise.all([
      this.#local.close(),
      ...[...this.#remote.values()].map(async (transport) => {
        if (transport.connection.view.state === 'connected') await transport.settle();
        transport.connection.close();
      }),
    ]);
  }
}
