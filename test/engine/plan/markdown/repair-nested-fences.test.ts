import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { repairNestedFences } from '../../../../src/engine/plan/markdown/repair-nested-fences.ts';

const template = [
  '```markdown',
  '## Install',
  '```bash',
  'brew install harbor',
  '```',
  '## Changes',
  '```',
  '',
  '## Next',
];

describe('a template in a fence that has fences of its own', () => {
  it('ends where its author ended it', () => {
    const blocks = readBlocks(template.join('\n'));
    expect(blocks.map((block) => [block.type, 'line' in block ? block.line : null])).toEqual([
      ['fence', 0],
      ['heading', 8],
    ]);
  });

  it('keeps its line numbers and every line but its own marks', () => {
    const repaired = repairNestedFences(template.join('\n')).split('\n');
    expect(repaired).toHaveLength(template.length);
    expect(repaired.filter((line, at) => line !== template[at])).toEqual(['````markdown', '````']);
  });

  it.each([
    ['has no fence in it', ['```md', '# A', '```', '# B']],
    ['never ends', ['```markdown', '```bash', 'make', '```', '# B']],
    ['holds code of another language', ['```bash', 'cat <<X', '```python', 'X', '```']],
    ['is no fence', ['markdown', '```bash', 'make', '```']],
  ])('is left as it is where it %s', (_why, lines) => {
    expect(repairNestedFences(lines.join('\n'))).toBe(lines.join('\n'));
  });

  it('stays linear where fences open again and again', () => {
    const text = '```markdown\n```bash\n'.repeat(20_000);
    expect(repairNestedFences(text)).toBe(text);
  });
});
