import { describe, expect, it } from 'vitest';
import { readTagged, readTaggedDocuments } from '../../scripts/fit/tagged-documents.ts';
import { emptyScore, scoreSheet, tallyOf } from '../../scripts/score/sheet-score.ts';
import { loadPlanParser } from '../../src/engine/index.ts';

const tagged = [
  '# Harbor ⟪none⟫',
  '## Prepare ⟪before⟫',
  '- [ ] Backup taken ⟪before⟫',
  '- Run `make check` ⟪before local: make check⟫',
  'It takes a minute.',
  '```bash',
  'ssh web-1 ⟪change local⟫',
  'docker run \\',
  '  harbor ⟪change server⟫',
  '# ready',
  '```',
].join('\n');

describe('a tagged document', () => {
  it('is its text without tags, and what they say', () => {
    const { text, label } = readTagged('1.md', tagged);
    expect(text).not.toContain('⟪');
    expect(text.split('\n')).toHaveLength(11);
    expect(label.sections).toEqual([
      { line: 1, heading: 'Harbor', when: 'none' },
      { line: 2, heading: 'Prepare', when: 'before' },
    ]);
    expect(label.sheet).toEqual([
      { line: 3, do: 'manual', text: '- [ ] Backup taken', when: 'before', box: true },
      { line: 4, do: 'command', command: 'make check', when: 'before', where: 'local' },
      { line: 7, do: 'command', command: 'ssh web-1', when: 'change', where: 'local' },
      { line: 9, do: 'command', command: 'docker run harbor', when: 'change', where: 'server' },
    ]);
  });

  it.each(['## A ⟪later⟫', 'Do it ⟪change nowhere⟫'])(
    'is refused with a tag that says nothing: %s',
    (line) => {
      expect(() => readTagged('1.md', line)).toThrow(/1\.md:1: no tag/);
    },
  );
});

describe('the documents of our own', () => {
  it('are read much as their tags say', async () => {
    const parse = await loadPlanParser();
    const score = emptyScore();
    for (const { name, text, label } of readTaggedDocuments()) scoreSheet(name, parse(text), label, score);
    const share = (column: string, of: 'said' | 'there'): number => {
      const tally = tallyOf(score, column);
      return tally.right / tally[of];
    };
    expect(score.documents).toBeGreaterThanOrEqual(170);
    expect(share('commands', 'said')).toBeGreaterThan(0.94);
    expect(share('commands', 'there')).toBeGreaterThan(0.89);
    expect(share('manual', 'said')).toBeGreaterThan(0.86);
    expect(share('manual', 'there')).toBeGreaterThan(0.77);
    expect(share('when', 'there')).toBeGreaterThan(0.73);
  });
});
