import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newRelease } from '../../src/engine/composition/new-release.ts';
import { Secrets } from '../../src/engine/keychain/secrets.ts';
import { type Clock, systemClock } from '../../src/engine/lib/clock.ts';
import { loadPlanParser } from '../../src/engine/plan/parse/parse-plan.ts';
import type { NewRun } from '../../src/engine/run/session/new-run.ts';
import { RunSession } from '../../src/engine/run/session/run-session.ts';
import { RunStore } from '../../src/engine/run/session/run-store.ts';
import type { SessionOptions } from '../../src/engine/run/session/session-options.ts';
import { Targets } from '../../src/engine/targets/targets.ts';
import { TypedSecrets } from '../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import type { Plan } from '../../src/shared/plan/plan.ts';
import type { WorkItem } from '../../src/shared/plan/work.ts';
import type { Sidecar } from '../../src/shared/sidecar/sidecar.ts';
import { nobody } from './ssh-transport.ts';

const parse = await loadPlanParser();

export interface SessionWishes {
  readonly sidecar?: Omit<Sidecar, 'version'>;
  readonly clock?: Clock;
  readonly actor?: string;
  /** Replaces parts of the run's first event. */
  readonly first?: Partial<NewRun['first']>;
}

/** The targets of a sidecar, connected to nothing. */
export function targetsFor(dir: string, sidecar: Sidecar): Targets {
  return new Targets({
    runsFolder: join(dir, 'state', 'runs'),
    project: dir,
    sidecar,
    sshConfig: join(dir, 'no-ssh-config'),
    questions: nobody,
    secrets: new TypedSecrets(),
    turnstile: new HandshakeLimiter(),
    ahead: null,
    changed: () => undefined,
  });
}

/** What sessions of a folder are opened with. */
export function sessionOptions(dir: string, { clock, actor }: SessionWishes = {}): SessionOptions {
  return {
    store: new RunStore(join(dir, 'state')),
    actor: actor ?? 'ann',
    clock: clock ?? systemClock,
    targetsFor: (_file, sidecar) => targetsFor(dir, sidecar),
    secretsFor: (project, sidecar) =>
      new Secrets(sidecar.secrets ?? {}, { project, ask: async () => null, keychain: null }),
    documentChanged: () => undefined,
  };
}

/** A new run of the checklist `text`, written to `PLAN.md` in the folder. Nothing is started. */
export async function createSession(
  dir: string,
  text: string,
  wishes: SessionWishes = {},
): Promise<RunSession> {
  const file = join(dir, 'PLAN.md');
  await writeFile(file, text);
  const plan: Plan = parse(text);
  const sidecar: Sidecar = { version: 1, environment: 'staging', ...wishes.sidecar };
  const created = newRelease({
    file,
    actor: wishes.actor ?? 'ann',
    text,
    plan,
    sidecar,
    targets: targetsFor(dir, sidecar),
  });
  return RunSession.create(
    { ...created, first: { ...created.first, ...wishes.first } },
    sessionOptions(dir, wishes),
  );
}

/** The item of a session whose title or command contains some words. */
export function findItem(session: RunSession, words: string): WorkItem {
  const found = session.work.find(
    ({ title, command }) => title.includes(words) || command?.includes(words) === true,
  );
  if (found === undefined) throw new Error(`The plan has no item with "${words}".`);
  return found;
}

/** Journals that an attempt was started, as the driver does before the effect. */
export async function journalStart(
  session: RunSession,
  words: string,
  more: {
    readonly target?: string;
    readonly hosts?: string[];
    readonly dir?: string;
    readonly attempt?: number;
  } = {},
): Promise<void> {
  const item = findItem(session, words);
  await session.append({
    type: 'item.started',
    item: item.id,
    attempt: more.attempt ?? 1,
    target: more.target ?? 'local',
    command: item.command ?? '',
    timeoutMs: 60_000,
    ...(more.hosts === undefined ? {} : { hosts: more.hosts }),
    ...(more.dir === undefined ? {} : { dir: more.dir }),
  });
}

/** Journals how an attempt ended. */
export async function journalEnd(
  session: RunSession,
  words: string,
  outcome: 'passed' | 'failed' | 'timed-out' | 'cancelled' | 'unknown',
  attempt = 1,
): Promise<void> {
  await session.append({
    type: 'item.ended',
    item: findItem(session, words).id,
    attempt,
    outcome,
    exit: outcome === 'passed' ? 0 : outcome === 'unknown' ? null : 1,
    durationMs: 1,
    outputBytes: 0,
    outputSha256: '',
  });
}
