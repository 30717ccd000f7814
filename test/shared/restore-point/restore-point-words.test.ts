import { describe, expect, it } from 'vitest';
import type { KeptPath, RestorePoint } from '../../../src/shared/journal/events.ts';
import {
  comparedParts,
  leftOut,
  pinnedNotes,
} from '../../../src/shared/restore-point/restore-point-words.ts';

const path = (name: string, more: Partial<KeptPath> = {}): KeptPath => ({
  path: name,
  kept: `/keep/slipway-r/${name}`,
  sha256: 'ff',
  bytes: 1,
  ...more,
});
const point = (...paths: KeptPath[]): RestorePoint => ({
  id: 'slipway-r',
  target: 'web-1',
  version: '',
  paths,
});
const links = (...names: string[]) => names.map((link) => ({ link, to: `/data/${link}` }));

describe('what is said of a restore point', () => {
  it('is exactly what its hashes speak for', () => {
    expect(
      comparedParts(point(path('/srv/app', { form: 'tree' }), path('/etc/app.conf', { form: '644' }))),
    ).toBe('files, links, modes and empty folders under /srv/app; content and mode of /etc/app.conf');
    expect(comparedParts(point(path('/srv/app'), path('/etc/app.conf')))).toBe(
      'names and contents of files in /srv/app, /etc/app.conf',
    );
  });

  it('names what is behind links that lead out of it, the first few', () => {
    expect(leftOut(point(path('/srv/app', { form: 'tree' })))).toBeNull();
    const one = path('/srv/app', { form: 'tree', outward: { links: links('bin'), more: 0 } });
    expect(leftOut(point(one))).toBe('what bin -> /data/bin leads to');
    const many = path('/srv/app', { form: 'tree', outward: { links: links('a', 'b', 'c', 'd'), more: 6 } });
    expect(leftOut(point(many))).toBe('what a -> /data/a, b -> /data/b, c -> /data/c and 7 more lead to');
  });

  it('is said once of a group whose hosts hold the same', () => {
    const host = path('/srv/app', {
      form: 'tree',
      followed: '/data/app',
      outward: { links: links('bin'), more: 0 },
    });
    const group: RestorePoint = {
      ...point(host),
      hosts: ['a', 'b'].map((name) => ({ host: name, version: '', paths: [host] })),
    };
    expect(comparedParts(group)).toBe('files, links, modes and empty folders under what /srv/app leads to');
    expect(pinnedNotes(group)).toEqual([
      '/srv/app is a link: what it leads to, /data/app, is kept',
      'not part of it: what bin -> /data/bin leads to',
    ]);
  });
});
