import { describe, expect, it } from 'vitest';
import { takeFrontMatter } from '../../../../src/engine/plan/sidecar/front-matter.ts';
import { parseSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';
import type { Diagnostic } from '../../../../src/shared/plan/plan.ts';

const written = [
  '1.10',
  '3.0',
  '1234567e8',
  '12345678901234567890',
  '0644',
  '0x1F',
  '+1',
  '1_000',
  'yes',
  'no',
  'on',
  'True',
  'false',
  '.inf',
  '2026-11-26',
  '2026-11-26T10:00:00Z',
  '12:30:45',
];

describe('values that YAML takes for something else', () => {
  it.each(written)('stay as they are written: %s', (text) => {
    const sidecar = `version: 1\nenv: { A: ${text}, B: &b ${text} }\nvalues:\n  "<a>": ${text}\n  "<b>": *b\n`;
    const { sidecar: read, diagnostics } = parseSidecar(sidecar);
    expect(diagnostics).toEqual([]);
    expect(read.env).toEqual({ A: text, B: text });
    expect(read.values).toEqual({ '<a>': text, '<b>': text });
    const front = takeFrontMatter(`---\nversion: ${text}\nenv: { A: ${text} }\n---\n# T\n`, []);
    expect(front.metadata.version).toBe(text);
    expect(front.defaults?.env).toEqual({ A: text });
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a tilde', '~'],
    ['a list', '[1, 2]'],
    ['a map', '{ a: 1 }'],
  ])('are refused with their line where there is no single one: %s', (_what, text) => {
    for (const key of ['env', 'values']) {
      const { diagnostics } = parseSidecar(`version: 1\n${key}:\n  A: "1"\n  B: ${text}\n`);
      expect(diagnostics).toEqual([
        expect.objectContaining({ severity: 'error', line: 4, message: expect.stringContaining(`${key}.B`) }),
      ]);
      expect(diagnostics[0]?.message).toContain('expected a single value');
    }
    const said: Diagnostic[] = [];
    expect(takeFrontMatter(`---\nenv:\n  A: "1"\n  B: ${text}\n---\n`, said).defaults).toBeNull();
    expect(said).toEqual([expect.objectContaining({ code: 'front-matter', line: 4 })]);
  });

  it('keep quotes, blocks and what is no number', () => {
    const { sidecar } = parseSidecar(
      'version: 1\nenv: { A: "1.10", B: \'0644\', C: "" }\nvalues:\n  "<k>": |\n    1.10\n',
    );
    expect(sidecar.env).toEqual({ A: '1.10', B: '0644', C: '' });
    expect(sidecar.values).toEqual({ '<k>': '1.10\n' });
  });
});
