import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import {
  addContent,
  boxCell,
  contentOf,
  emptyContent,
  type SectionContent,
} from '../../../../src/engine/plan/sections/section-content.ts';

/** What a text holds, without what it holds none of. */
function content(text: string): Partial<SectionContent> {
  return Object.fromEntries(Object.entries(contentOf(readBlocks(text))).filter(([, count]) => count > 0));
}

describe('what stands under a heading', () => {
  it.each<readonly [string, string, Partial<SectionContent>]>([
    ['nothing', '', {}],
    ['a paragraph', 'Words.\n', { blocks: 1 }],
    ['a blank', 'Date: ______\n', { blocks: 1, blanks: 1 }],
    ['a blank in brackets', 'Owner: [to be decided]\n', { blocks: 1, blanks: 1 }],
    ['a box', '- [ ] Tell the team\n', { blocks: 1, boxes: 1 }],
    ['a box that states what is the case', '- [ ] Backups configured\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in German', '- [ ] Zertifikat installiert\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in French', '- [ ] Sauvegarde activée\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in Spanish', '- [ ] Servidor configurado\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in Russian', '- [ ] Сервер настроен\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in Chinese', '- [ ] 数据库已配置\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a state in Korean', '- [ ] 백업 완료\n', { blocks: 1, boxes: 1, states: 1 }],
    ['a plain line', '- Words\n', { blocks: 1, other: 1 }],
    ['a numbered line', '1. Words\n', { blocks: 1, other: 1, ordered: 1 }],
    ['a line with a command', '- Run `make deploy`\n', { blocks: 1, other: 1, steps: 1 }],
    ['a person', '- Ops: ops@example.com\n', { blocks: 1, other: 1, people: 1 }],
    ['a phone number', '- Ops: +1 555 010 9999\n', { blocks: 1, other: 1, people: 1 }],
    ['a command that acts', '```bash\nsystemctl restart app\n```\n', { blocks: 1, steps: 1, acts: 1 }],
    ['commands that ask', '```bash\n# look\nls -l\ndf -h\n```\n', { blocks: 1, steps: 1, asks: 1 }],
    ['a command that does neither', '```bash\nmake deps\n```\n', { blocks: 1, steps: 1 }],
    [
      'an interpreter of its own',
      '```python {interpreter=python3}\nprint(1)\n```\n',
      { blocks: 1, steps: 1 },
    ],
    ['material to read', '```json\n{}\n```\n', { blocks: 1, references: 1 }],
    ['a form in a fence', '```\nName: ____\nDate: ____\n```\n', { blocks: 1, blanks: 1 }],
    ['bounds in a fence', '```\nLatency: < 200ms\n```\n', { blocks: 1, other: 1 }],
    ['values in a fence', '```env\nPORT=80\n```\n', { blocks: 1, other: 1 }],
    ['a table', '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n', { blocks: 1, other: 1 }],
    ['a table of blanks', '| a | b |\n|---|---|\n| Name | ____ |\n', { blocks: 1, blanks: 1 }],
    ['a table with boxes', '| a | b | c |\n|---|---|---|\n| [ ] | 2 | 3 |\n', { blocks: 1, boxes: 1 }],
    ['a table with drawn boxes', '| a | b | c |\n|---|---|---|\n| ☐ | 2 | 3 |\n', { blocks: 1, boxes: 1 }],
    ['a rule of HTML', '<hr>\n', { blocks: 1 }],
  ])('is counted: %s', (_what, text, counts) => {
    expect(content(text)).toEqual(counts);
  });

  it('does not count the note below a task as a step', () => {
    expect(content('- [ ] Build\n  - Run `make build`\n')).toEqual({ blocks: 2, boxes: 1, other: 1 });
  });

  it('is looked at in its first two thousand characters only', () => {
    expect(contentOf(readBlocks(`- [ ] ${'x '.repeat(1_500)} configured\n`)).states).toBe(0);
  });

  it('adds up count by count', () => {
    const one = contentOf(readBlocks('- [ ] Backups configured\n'));
    const two = contentOf(readBlocks('```bash\nls\n```\n'));
    expect(addContent(one, two)).toEqual({
      ...emptyContent,
      blocks: 2,
      boxes: 1,
      states: 1,
      steps: 1,
      asks: 1,
    });
    expect(addContent(one, emptyContent)).toEqual(one);
  });
});

describe('a cell with a box', () => {
  it.each(['[ ]', '[x]', '[X]', '[]', '☐', '☑ done', '⬜'])('is “%s”', (cell) => {
    expect(boxCell.test(cell)).toBe(true);
  });

  it.each(['', 'x', '[link](url)', '[abc]', '✓'])('is not “%s”', (cell) => {
    expect(boxCell.test(cell)).toBe(false);
  });
});
