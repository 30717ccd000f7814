import { describe, expect, it } from 'vitest';
import { OutputTail } from '../../../src/engine/terminals/output-tail.ts';
import { TerminalModes } from '../../../src/engine/terminals/terminal-modes.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
function tail(limit: number, ...parts: readonly string[]) {
  const kept = new OutputTail(limit);
  for (const part of parts) kept.push(bytes(part));
  const { bytes: read, isWholeScreen } = kept.read();
  return { text: Buffer.from(read).toString(), isWholeScreen };
}

describe('the last output of a terminal', () => {
  it('is all of it while it is short', () => {
    expect(tail(100, 'one\n', 'two')).toEqual({ text: 'one\ntwo', isWholeScreen: false });
  });

  it('begins with a line where the beginning was dropped', () => {
    expect(tail(8, 'dropped\n', 'half a li', 'ne\nwhole\n').text).toBe('whole\n');
  });

  it('never begins within a character', () => {
    const { text } = tail(5, 'x'.repeat(10), '€€€\nlast');
    expect(text).toBe('last');
  });

  it('keeps what a terminal needs to know of what was dropped', () => {
    const editor = '\x1b[?1049h\x1b[?1h\x1b=\x1b[?2004h';
    const { text, isWholeScreen } = tail(10, editor, 'x'.repeat(20), '\x1b[2;1Hline two');
    expect(text).toBe('\x1b[?1049h\x1b[?1h\x1b[?2004h\x1b=\x1b[2;1Hline two');
    expect(isWholeScreen).toBe(true);
  });

  it('knows that a program has given the screen back', () => {
    expect(tail(1_000, '\x1b[?1049h', 'text', '\x1b[?1049l').isWholeScreen).toBe(false);
  });

  it('keeps a copy: the bytes belong to who sent them', () => {
    const kept = new OutputTail(100);
    const sent = Buffer.from('before');
    kept.push(sent);
    sent.fill('x');
    expect(Buffer.from(kept.read().bytes).toString()).toBe('before');
  });
});

describe('the modes of a terminal', () => {
  it('are read wherever the portions end', () => {
    const all = 'text\x1b[?1049h\x1b[31mred\x1b[?25l\x1b[?1000;1006h\x1b[?25h';
    const expected = '\x1b[?1049h\x1b[?25h\x1b[?1000h\x1b[?1006h';
    for (let cut = 0; cut <= all.length; cut += 1)
      for (let second = cut; second <= all.length; second += 5) {
        const modes = new TerminalModes();
        for (const part of [all.slice(0, cut), all.slice(cut, second), all.slice(second)])
          modes.see(bytes(part));
        expect(modes.toSequence(), `${cut} ${second}`).toBe(expected);
      }
  });

  it('are gone after a reset', () => {
    const modes = new TerminalModes();
    modes.see(bytes('\x1b[?1049h\x1b=\x1bc'));
    expect(modes.toSequence()).toBe('');
  });

  it('are not read from what only looks like it', () => {
    const modes = new TerminalModes();
    modes.see(bytes(`\x1b[?${'1;'.repeat(200)}`));
    modes.see(bytes('h\x1b[4h\x1b[?x'));
    expect(modes.toSequence()).toBe('');
  });
});
