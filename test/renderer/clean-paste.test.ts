import { describe, expect, it } from 'vitest';
import {
  cleanPaste,
  countLines,
  hasLineEnd,
} from '../../src/renderer/features/terminal/paste/clean-paste.ts';
import { SeededRandom } from '../support/seeded-random.ts';

describe('a text that is pasted into a terminal', () => {
  it.each([
    ['stays as it is', 'make deploy\n\ttab é 部 👩‍💻', 'make deploy\n\ttab é 部 👩‍💻'],
    ['loses the end of a paste', 'echo harmless\x1b[201~\ntouch x\n', 'echo harmless\ntouch x\n'],
    ['loses the beginning of one', '\x1b[200~x', 'x'],
    ['loses those of one byte', 'a\x9b201~b', 'ab'],
    ['loses what is left of two', 'a\x1b[20\x1b[201~1~b', 'ab'],
    ['loses what is left of many', `a${'\x1b[20'.repeat(50)}${'\x1b[201~'}${'1~'.repeat(50)}b`, 'ab'],
    ['shows other escapes', 'a\x1b[2J\x1b]52;c;x\x07', 'a␛[2J␛]52;c;x␇'],
    ['shows keys that act', '\x03\x04\x15\x1a\x7f\x08', '␃␄␕␚␡␈'],
    ['shows controls of one byte', '\x9b2J\x90', '⟨U+009B⟩2J⟨U+0090⟩'],
  ])('%s', (_what, text, cleaned) => {
    expect(cleanPaste(text)).toBe(cleaned);
  });

  it('never ends its own paste or acts on the terminal, whatever it is made of', () => {
    const random = new SeededRandom(7);
    const parts = [
      '\x1b',
      '[',
      '20',
      '201~',
      '\x1b[201~',
      '\x1b[200~',
      '\x9b',
      '~',
      '0',
      '1',
      'x',
      '\n',
      '\r',
      '\x00',
    ];
    for (let n = 0; n < 20_000; n += 1) {
      const text = Array.from({ length: random.below(12) }, () => random.pick(parts)).join('');
      expect(cleanPaste(text)).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/);
    }
  });

  it.each([
    ['one', 1, false],
    ['one\n', 1, true],
    ['one\r\ntwo', 2, true],
    ['one\rtwo\r', 2, true],
    ['a\n\nb\n', 3, true],
  ])('%j has %i lines', (text, lines, ends) => {
    expect(countLines(text)).toBe(lines);
    expect(hasLineEnd(text)).toBe(ends);
  });
});
