import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputTail } from '../../../../src/engine/host/streams/output-tail.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

async function tailOf(text: string, most = 3) {
  const file = join(await folder(), 'step.log');
  await writeFile(file, text);
  return outputTail(file, most);
}

describe('the end of an output', () => {
  it('is its last lines, and how many stand before them', async () => {
    expect(await tailOf('one\ntwo\nthree\nfour\nfive\n\n')).toEqual({
      lines: ['three', 'four', 'five'],
      more: 2,
    });
    expect(await tailOf('')).toEqual({ lines: [], more: 0 });
    expect(outputTail(join(await folder(), 'none.log'), 3)).toEqual({ lines: [], more: 0 });
  });

  it('is text: no colors, nothing that was drawn over, nothing hidden', async () => {
    expect((await tailOf('\u001b[31merror\u001b[0m: bad\r\n10%\r50%\r100%\r\nrm\u202e x\n')).lines).toEqual([
      'error: bad',
      '100%',
      'rm⟨U+202E⟩ x',
    ]);
  });

  it('counts the lines of a long output without keeping it, and cuts a line that is too long', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `line ${n}`);
    expect(await tailOf(`${lines.join('\n')}\n`, 2)).toEqual({
      lines: ['line 59998', 'line 59999'],
      more: 59_998,
    });
    expect((await tailOf('x'.repeat(5_000))).lines[0]).toHaveLength(401);
  });
});
