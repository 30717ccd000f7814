import { describe, expect, it } from 'vitest';
import {
  explainUnreachable,
  unreachableAttempts,
  whenAllUnreachable,
} from '../../../../src/engine/run/attempt/unreachable-attempts.ts';
import type { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { createSession, findItem, journalEnd, journalStart } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const checklist =
  '# P\n\n## Deployment\n\n```bash\n# Copy\ncp new app\n# Restart\nsystemctl restart app\n```\n';

const targets = {
  'web-1': { ssh: 'web-1' },
  'web-2': { ssh: 'web-2' },
  web: { group: ['web-1', 'web-2'] },
};

/** A run whose hosts refuse the connection as soon as a test says so. */
async function begin(where: string) {
  const session = await createSession(await folder(), checklist, {
    sidecar: { targets, where: { Deployment: where } },
  });
  const refusals = new Map<string, string>();
  const listeners = new Set<() => void>();
  session.targets.isRefused = (host) => refusals.has(host);
  session.targets.refusalOf = (host) => refusals.get(host) ?? null;
  session.targets.subscribe = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const refuse = (host: string, words: string): void => {
    refusals.set(host, words);
    for (const listener of listeners) listener();
  };
  return { session, refuse, listeners };
}

async function startOn(session: RunSession, host: string, dir?: string): Promise<void> {
  const attempt = { item: findItem(session, 'cp new').id, attempt: 1 };
  await session.append({ type: 'host.started', ...attempt, host, ...(dir === undefined ? {} : { dir }) });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what cannot be asked about', () => {
  it('is empty while the host answers', async () => {
    const { session } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/.slipway/r/a.1' });
    expect(unreachableAttempts(session)).toEqual([]);
  });

  it('is a durable step on a host that refuses the connection: it continues there', async () => {
    const { session, refuse } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/.slipway/r/a.1' });
    refuse('web-1', 'The key has changed.');
    expect(unreachableAttempts(session)).toEqual([
      {
        item: findItem(session, 'cp new').id,
        host: 'web-1',
        reason: 'The key has changed.',
        goesOn: true,
      },
    ]);
  });

  it('does not continue when it left no folder, such as a step in a terminal', async () => {
    const { session, refuse } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1' });
    refuse('web-1', 'No.');
    expect(unreachableAttempts(session)).toMatchObject([{ host: 'web-1', goesOn: false }]);
  });

  it('is empty while a part of it runs on a host that answers', async () => {
    const { session, refuse } = await begin('web');
    await journalStart(session, 'cp new', { target: 'web', hosts: ['web-1', 'web-2'] });
    await startOn(session, 'web-1', '~/a');
    await startOn(session, 'web-2', '~/a');
    refuse('web-1', 'No.');
    expect(unreachableAttempts(session)).toEqual([]);
    refuse('web-2', 'No.');
    expect(unreachableAttempts(session).map(({ host }) => host)).toEqual(['web-1', 'web-2']);
  });

  it('leaves out hosts of a group that have not begun', async () => {
    const { session, refuse } = await begin('web');
    await journalStart(session, 'cp new', { target: 'web', hosts: ['web-1', 'web-2'] });
    await startOn(session, 'web-1', '~/a');
    refuse('web-1', 'No.');
    expect(unreachableAttempts(session).map(({ host }) => host)).toEqual(['web-1']);
  });

  it('is empty once its outcome is known', async () => {
    const { session, refuse } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/a' });
    await journalEnd(session, 'cp new', 'passed');
    refuse('web-1', 'No.');
    expect(unreachableAttempts(session)).toEqual([]);
  });
});

describe('a walk that waits', () => {
  it('is over when the last host refuses the connection, and stops listening', async () => {
    const { session, refuse, listeners } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/a' });
    const waiting = whenAllUnreachable(session, new AbortController().signal);
    await turn();
    refuse('web-1', 'No.');
    expect((await waiting).map(({ host }) => host)).toEqual(['web-1']);
    expect(listeners.size).toBe(0);
  });

  it('is over at once when everything is refused already', async () => {
    const { session, refuse } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/a' });
    refuse('web-1', 'No.');
    expect(await whenAllUnreachable(session, new AbortController().signal)).toHaveLength(1);
  });

  it('stops listening when nobody waits for it any more', async () => {
    const { session, refuse, listeners } = await begin('web-1');
    await journalStart(session, 'cp new', { target: 'web-1', dir: '~/a' });
    const stop = new AbortController();
    let isOver = false;
    void whenAllUnreachable(session, stop.signal).then(() => {
      isOver = true;
    });
    stop.abort();
    expect(listeners.size).toBe(0);
    refuse('web-1', 'No.');
    await turn();
    expect(isOver).toBe(false);
  });
});

describe('the words for it', () => {
  const part = (host: string, goesOn: boolean, reason: string) => ({ host, goesOn, reason });

  it.each([
    [
      'one host on which the step still runs',
      [part('web-1', true, 'Its key changed.')],
      '"Copy" on web-1: the step may still run there; its outcome is not known yet. Its key changed.',
    ],
    [
      'a step that ended with its connection',
      [part('web-1', false, 'Its key changed.')],
      '"Copy" on web-1: its outcome is not known yet. Its key changed.',
    ],
    [
      'several hosts with one reason, said once',
      [part('web-1', true, 'No.'), part('web-2', true, 'No.')],
      '"Copy" on web-1, web-2: the step may still run there; its outcome is not known yet. No.',
    ],
    [
      'several hosts with reasons of their own',
      [part('web-1', true, 'No.'), part('web-2', false, 'Never.')],
      '"Copy" on web-1, web-2: the step may still run there; its outcome is not known yet. No. Never.',
    ],
  ])('name %s', async (_what, parts, words) => {
    const { session } = await begin('web');
    const { id: item } = findItem(session, 'cp new');
    expect(
      explainUnreachable(
        session,
        parts.map((each) => ({ item, ...each })),
      ),
    ).toBe(words);
  });

  it('take one step after the other', async () => {
    const { session } = await begin('web');
    const words = explainUnreachable(session, [
      { item: findItem(session, 'cp new').id, ...part('web-1', false, 'No.') },
      { item: findItem(session, 'restart').id, ...part('web-2', false, 'Never.') },
    ]);
    expect(words).toBe(
      '"Copy" on web-1: its outcome is not known yet. No. "Restart" on web-2: its outcome is not known yet. Never.',
    );
  });
});
