import { describe, expect, it } from 'vitest';
import {
  type ItemNotes,
  readItemNotes,
  taskAround,
} from '../../../../src/engine/plan/commands/item-notes.ts';
import { plainContext } from '../../../../src/engine/plan/context/parse-context.ts';
import { type ListItem, readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';

function notes(text: string): readonly ItemNotes[] {
  return [...readItemNotes(readBlocks(text), [], plainContext).values()];
}

function items(text: string): readonly ListItem[] {
  return readBlocks(text).flatMap((block) => (block.type === 'item' ? [block.item] : []));
}

describe('the notes below a task', () => {
  it('give its commands and what to expect', () => {
    const text = '- [ ] API answers\n  - Command: `curl -fsS https://example.com`\n  - Expected: OK\n';
    expect(notes(text)).toEqual([{ commands: ['curl -fsS https://example.com'], expect: 'OK' }]);
  });

  it.each([
    ['Expected result: OK', 'OK'],
    ['Should return: 200', '200'],
    ['Result: green', 'green'],
    ['Erwartet: OK', 'OK'],
    ['Erwartetes Ergebnis: OK', 'OK'],
    ['Résultat attendu : OK', 'OK'],
    ['Resultado esperado: OK', 'OK'],
    ['Ожидаемый результат: OK', 'OK'],
    ['预期结果：OK', 'OK'],
    ['期待値：OK', 'OK'],
    ['예상 결과: OK', 'OK'],
  ])('say what to expect in “%s”', (note, expectation) => {
    expect(notes(`- [ ] Check\n  - ${note}\n`)[0]?.expect).toBe(expectation);
  });

  it('say nothing by other words', () => {
    expect(notes('- [ ] Check\n  - Ask the team\n')).toEqual([{ commands: [], expect: undefined }]);
  });

  it('keep the first of two expectations', () => {
    expect(notes('- [ ] Check\n  - Expected: one\n  - Expected: two\n')[0]?.expect).toBe('one');
  });

  it('are none without a task around them, and none in tasks of their own', () => {
    expect(notes('- Check\n  - Expected: OK\n')).toEqual([]);
    expect(notes('- [ ] Check\n  - [ ] Expected: OK\n')).toEqual([]);
  });
});

describe('the task around a list line', () => {
  it('is the nearest line above it with a box', () => {
    const [outer, inner, plain, note] = items('- [ ] Outer\n  - [ ] Inner\n    - Plain\n      - Note\n');
    expect(note === undefined ? null : taskAround(note)).toBe(inner);
    expect(plain === undefined ? null : taskAround(plain)).toBe(inner);
    expect(inner === undefined ? null : taskAround(inner)).toBe(outer);
    expect(outer === undefined ? undefined : taskAround(outer)).toBeNull();
  });
});
