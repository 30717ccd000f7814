import { describe, expect, it } from 'vitest';
import { PromptQueue } from '../../../src/engine/prompts/prompt-queue.ts';
import { Workspaces } from '../../../src/engine/targets/workspaces.ts';
import type { Sidecar } from '../../../src/shared/sidecar/sidecar.ts';
import { targetsFor } from '../../support/session.ts';

type Specs = NonNullable<Sidecar['targets']>;
const targetsOf = (targets: Specs) => targetsFor('/srv/project', { version: 1, targets });
const machines: Specs = { 'web-1': { ssh: 'a' }, 'web-2': { ssh: 'b' }, db: { ssh: 'c' } };

describe('a target by its name', () => {
  it('is this machine, a server, or an error', () => {
    const targets = targetsOf(machines);
    expect(targets.get('local').target).toBe('local');
    expect(targets.get('db').target).toBe('db');
    expect(() => targets.get('mail')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: 'There is no target "mail".' }),
    );
  });

  it('is the same object every time', () => {
    const targets = targetsOf(machines);
    expect(targets.get('db')).toBe(targets.remote('db'));
    expect(targets.get('local')).toBe(targets.get('local'));
  });

  it('of a group is not a single host', () => {
    const targets = targetsOf({ ...machines, web: { group: ['web-1', 'web-2'] } });
    expect(() => targets.remote('web')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('a group', () => {
  const specs: Specs = {
    ...machines,
    web: { group: ['web-1', 'web-2'], strategy: 'rolling', batch: 2, maxFailures: 1 },
    all: { group: ['web', 'db', 'web-1'] },
  };

  it('has the sidecar’s settings, else the defaults', () => {
    const targets = targetsOf(specs);
    expect(targets.group('web')).toEqual({
      name: 'web',
      hosts: ['web-1', 'web-2'],
      strategy: 'rolling',
      batch: 2,
      maxFailures: 1,
    });
    expect(targets.group('all')).toEqual({
      name: 'all',
      hosts: ['web-1', 'web-2', 'db'],
      strategy: 'parallel',
      batch: null,
      maxFailures: 0,
    });
    expect(targets.group('db')).toBeNull();
    expect(targets.group('local')).toBeNull();
  });

  it('that contains itself is resolved', () => {
    expect(
      targetsOf({ ...machines, a: { group: ['b', 'db'] }, b: { group: ['a', 'web-1'] } }).members('a'),
    ).toEqual(['web-1', 'db']);
  });

  it('is listed among groups, its hosts among hosts', () => {
    const targets = targetsOf(specs);
    expect(targets.groups.map(({ name }) => name)).toEqual(['web', 'all']);
    expect(targets.hosts).toEqual(['web-1', 'web-2', 'db']);
  });
});

describe('connections', () => {
  it('are idle before first use, in the sidecar’s order', () => {
    const targets = targetsOf(machines);
    targets.remote('db');
    expect(targets.connections().map(({ target, state }) => `${target} ${state}`)).toEqual([
      'web-1 idle',
      'web-2 idle',
      'db idle',
    ]);
  });

  it('are not refused before they were tried', () => {
    const targets = targetsOf(machines);
    expect([targets.isRefused('db'), targets.refusalOf('db')]).toEqual([false, null]);
    targets.remote('db');
    expect([targets.isRefused('db'), targets.isRefused('nobody'), targets.refusalOf('db')]).toEqual([
      false,
      false,
      null,
    ]);
  });

  it('to a name that looks like an option are refused, and listeners hear about it', async () => {
    const targets = targetsOf({ bad: { ssh: '-oProxyCommand=id' } });
    const heard: string[] = [];
    const stop = targets.subscribe(() => heard.push(targets.connections()[0]?.state ?? ''));
    await expect(targets.remote('bad').exec('true')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(heard.at(-1)).toBe('refused');
    expect(targets.isRefused('bad')).toBe(true);
    expect(targets.refusalOf('bad')).toMatch(/is not a host name/);
    stop();
    const before = heard.length;
    targets.allowRetryAfterRefusal();
    expect(heard).toHaveLength(before);
    expect(targets.isRefused('bad')).toBe(false);
    await targets.close();
  });
});

describe('the workspaces of documents', () => {
  function workspaces() {
    return new Workspaces({
      runsFolder: '/runs',
      prompts: new PromptQueue(() => undefined),
      keychain: null,
      ahead: null,
      sshConfigOf: () => null,
      changed: () => undefined,
    });
  }
  const sidecar = (targets: Specs, more: Partial<Sidecar> = {}): Sidecar => ({
    version: 1,
    targets,
    ...more,
  });

  it('share targets while the sidecar names the same ones', () => {
    const all = workspaces();
    const first = all.targets('/a.md', sidecar(machines));
    expect(all.targets('/a.md', sidecar({ ...machines }, { environment: 'staging' }))).toBe(first);
    expect(first.project).toBe('/');
  });

  it('have new targets once it names others, separately for each document', () => {
    const all = workspaces();
    const first = all.targets('/a.md', sidecar(machines));
    expect(all.targets('/b.md', sidecar(machines))).not.toBe(first);
    const second = all.targets('/a.md', sidecar({ db: { ssh: 'other' } }));
    expect(second).not.toBe(first);
    expect(all.connections('/a.md').map(({ target }) => target)).toEqual(['db']);
    expect(all.connections('/c.md')).toEqual([]);
  });

  it('share secrets with the same references in the same folder', () => {
    const all = workspaces();
    const one = sidecar({}, { secrets: { TOKEN: 'prompt' } });
    expect(all.secrets('/p', one)).toBe(all.secrets('/p', { ...one, environment: 'staging' }));
    expect(all.secrets('/p', one)).not.toBe(all.secrets('/q', one));
    expect(all.secrets('/p', one)).not.toBe(all.secrets('/p', sidecar({}, { secrets: { TOKEN: 'env:T' } })));
  });
});
