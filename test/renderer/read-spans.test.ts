import { expect, it } from 'vitest';
import { md } from '../../src/engine/record/markdown-text.ts';
import { readSpans } from '../../src/renderer/features/record/read-markdown.ts';

it.each([
  ['a \\*b\\* \\[x\\]', [{ kind: 'plain', text: 'a *b* [x]' }]],
  [
    '**a \\*b** c',
    [
      { kind: 'strong', text: 'a *b' },
      { kind: 'plain', text: ' c' },
    ],
  ],
  [
    'x: `` echo `date` ``',
    [
      { kind: 'plain', text: 'x: ' },
      { kind: 'code', text: 'echo `date`' },
    ],
  ],
  ['a ` b', [{ kind: 'plain', text: 'a ` b' }]],
])('%s is drawn as it reads', (text, spans) => {
  expect(readSpans(text)).toEqual(spans);
});

it('a value of a record is drawn as it was given', () => {
  for (const value of ['C:\\new\\*', '~/a_b _c_', '**x** `y`', '&amp; <b> \\`', 'snake_case [x](y)'])
    expect(readSpans(md`${value}`.text)).toEqual([{ kind: 'plain', text: value }]);
});
