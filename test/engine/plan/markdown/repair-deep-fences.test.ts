import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { repairDeepFences } from '../../../../src/engine/plan/markdown/repair-deep-fences.ts';

const fencesOf = (text: string): readonly { readonly text: string; readonly line: number }[] =>
  readBlocks(text).flatMap((block) =>
    block.type === 'fence' && block.marked ? [{ text: block.text, line: block.line }] : [],
  );

describe('a fence below a box, as far to the right as its text', () => {
  it.each([
    ['right below it', '- [ ] Merge:\n      ```\n      git pull\n      git push\n      ```\n- [ ] Next', 1],
    ['below an empty line', '- [ ] Merge:\n\n      ```\n      git pull\n      git push\n      ```\n', 2],
    ['of a nested box', '- A\n  - [ ] B:\n        ```sh\n        git pull\n        git push\n        ```', 2],
    ['of a number', '1. [ ] Merge:\n        ~~~\n        git pull\n        git push\n        ~~~', 1],
    ['with tabs', '- [ ] Merge:\n\t\t```\n\t\tgit pull\n\t\tgit push\n\t\t```', 1],
    [
      'below a note',
      '- [ ] Merge:\n  - With care\n        ```\n        git pull\n        git push\n        ```',
      2,
    ],
  ])('is read, %s', (_where, text, line) => {
    expect(fencesOf(text)).toEqual([{ text: 'git pull\ngit push\n', line }]);
  });

  it('keeps what its lines are indented by themselves', () => {
    const text = '- [ ] Loop:\n      ```\n      for i in 1 2; do\n        echo $i\n      done\n      ```';
    expect(fencesOf(text)[0]?.text).toBe('for i in 1 2; do\n  echo $i\ndone\n');
  });

  it.each([
    ['that is not closed', '- [ ] Merge:\n      ```\n      git pull\n'],
    ['that belongs to no list', 'A fence is written so:\n\n    ```\n    git pull\n    ```\n'],
    ['that Markdown reads', '- [ ] Merge:\n  ```\n  git pull\n  ```\n'],
    ['behind the end of a list', '- [ ] Merge\n\nA fence is written so:\n\n    ```\n    git pull\n    ```\n'],
  ])('is left alone, one %s', (_which, text) => {
    expect(repairDeepFences(text)).toBe(text);
  });
});
