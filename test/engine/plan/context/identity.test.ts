import { describe, expect, it } from 'vitest';
import { Identities } from '../../../../src/engine/plan/context/identity.ts';
import { findCorrection, keyOf } from '../../../../src/engine/plan/context/parse-context.ts';

describe('the identity of an element', () => {
  it('is the same in every reading', () => {
    expect(new Identities().next('i', ['Deploy'], 'Backup')).toBe(
      new Identities().next('i', ['Deploy'], 'Backup'),
    );
  });

  it('is its letter and ten digits', () => {
    expect(new Identities().next('i', ['Deploy'], 'Backup')).toMatch(/^i[0-9a-f]{10}$/);
  });

  it('differs by kind, path, words and rank among twins', () => {
    const ids = new Identities();
    const all = [
      ids.next('i', ['Deploy'], 'Backup'),
      ids.next('s', ['Deploy'], 'Backup'),
      ids.next('i', ['Deploy', 'Database'], 'Backup'),
      ids.next('i', ['Deploy'], 'Restore'),
      ids.next('i', ['Deploy'], 'Backup'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not depend on what stands under other headings', () => {
    const ids = new Identities();
    ids.next('i', ['Before'], 'Backup');
    expect(ids.next('i', ['Deploy'], 'Backup')).toBe(new Identities().next('i', ['Deploy'], 'Backup'));
  });
});

describe('the key of a correction', () => {
  it('names headings and words, without empty parts', () => {
    expect(keyOf(['Deploy', '', 'Backup'])).toBe(keyOf(['Deploy', 'Backup']));
    expect(keyOf(['Deploy', 'Backup'])).toContain('Backup');
  });

  it('is cut from the front where its path is longer than anybody writes', () => {
    const key = keyOf(['x'.repeat(3_000), 'Backup']);
    expect(key).toBe('Backup');
  });

  it('finds what was said of it, and nothing for other elements', () => {
    const table = { [keyOf(['Deploy', 'Backup'])]: 'deploy' } as const;
    expect(findCorrection(table, ['Deploy', 'Backup'])).toBe('deploy');
    expect(findCorrection(table, ['Deploy', 'Restore'])).toBeUndefined();
    expect(findCorrection(undefined, ['Deploy', 'Backup'])).toBeUndefined();
  });
});
