import { describe, expect, it } from 'vitest';
import { type Entry, isPath, visibleEntries } from '../../src/renderer/screens/home/open/visible-entries.ts';

const entry = (name: string, over: Partial<Entry> = {}): Entry => ({
  name,
  path: `/srv/${name}`,
  kind: 'markdown',
  isHidden: name.startsWith('.'),
  modifiedAt: '2026-01-01T00:00:00Z',
  ...over,
});
const entries = [
  entry('.github', { kind: 'folder' }),
  entry('app', { kind: 'folder' }),
  entry('DEPLOY.md'),
  entry('notes.md', { modifiedAt: '2026-02-01T00:00:00Z' }),
];
const names = (typed: string, newestFirst = false): string[] =>
  visibleEntries(entries, typed, newestFirst).map(({ name }) => name);

describe('the files to choose from', () => {
  it('are narrowed by a part of a name', () => {
    expect(names('')).toEqual(['app', 'DEPLOY.md', 'notes.md']);
    expect(names(' dep')).toEqual(['DEPLOY.md']);
  });

  it('show hidden ones to who asks for them', () => {
    expect(names('.gi')).toEqual(['.github']);
  });

  it('stay while a path is typed', () => {
    expect(names('/etc/x')).toHaveLength(3);
    expect(['~', 'a/b', 'C:\\x'].every(isPath)).toBe(true);
    expect(isPath('deploy')).toBe(false);
  });

  it('come newest first, behind the folders', () => {
    expect(names('', true)).toEqual(['app', 'notes.md', 'DEPLOY.md']);
  });
});
