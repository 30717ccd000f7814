import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();
const codes = ['near-box', 'near-fence', 'odd-space'];

/** What is said of near misses: code, line, message. */
function said(text: string): readonly (readonly [string, number, string])[] {
  return parse(text)
    .diagnostics.filter(({ code }) => codes.includes(code))
    .map(({ code, line, message }) => [code, line, message] as const);
}

const shell = (label: string, command: string) =>
  `# Deploy\n\n## Deployment\n\n\`\`\`${label}\n${command}\n\`\`\`\n`;

describe('what is nearly right', () => {
  it.each([
    ['- [\u00a0] A', 'a no-break space (U+00A0)'],
    ['- [\u3000] A', 'a wide space (U+3000)'],
    ['-\u00a0[ ] A', 'a no-break space (U+00A0)'],
    ['- [] A', 'nothing between its brackets'],
    ['- [ ]A', 'no space is behind it'],
    ['> 1. [] A', 'nothing between its brackets'],
    ['- [~] A', '"[~]" is no mark'],
    ['* [>] A', '"[>]" is no mark'],
    ['1. [-] **A**', '"[-]" is no mark'],
    ['- [✓] A', '"[✓]" is no mark'],
    ['- [ x ] A', 'its brackets hold " x "'],
    ['- [  ] A', 'its brackets hold "  "'],
    ['- \\[ \\] A', 'a backslash'],
    ['- ☐ A', 'the sign "☐"'],
    ['⬜ A', 'the sign "⬜"'],
    ['[ ] A', 'no list item'],
  ])('is said of the line %j', (line, why) => {
    expect(said(`# T\n\n- [ ] Real\n\n${line}\n`)).toEqual([['near-box', 5, expect.stringContaining(why)]]);
  });

  it.each([
    '- [x](https://example.com) A',
    '- [](https://example.com)',
    '- [ ] A',
    '- [x]: https://example.com',
    '- A [] B',
    '- arr[]',
    '- [ ]\u00a0A',
    '- [1] A',
    '- [a] A',
    '- [v2] A',
    '- [^1] A',
    '[x](https://example.com) A',
    '[x]: https://example.com',
    '- [ ]',
    '> [!NOTE] A',
    '- [-](https://example.com)',
  ])('is not said of %j', (line) => {
    expect(said(`# T\n\n- [ ] Real\n\n${line}\n`)).toEqual([]);
  });

  it.each([
    ['<details>\n<summary>More</summary>\n- [ ] Cache warm\n</details>', 5],
    ['Text.\n\n    - [ ] Cache warm', 5],
  ])('is said of the box in %j, which is none to Markdown', (text, line) => {
    expect(said(`# T\n\n${text}\n`)).toEqual([['near-box', line, expect.stringContaining('not ticked')]]);
  });

  it.each(['<!--\n- [ ] Old\n-->', '- [ ] A\n    - [ ] B', '<details>\n\n- [ ] A\n\n</details>'])(
    'is not said of the box in %j',
    (text) => {
      expect(said(`# T\n\n${text}\n`)).toEqual([]);
    },
  );

  it('is not said of boxes in fences', () => {
    expect(said('# T\n\n```text\n- [] A\n- [\u00a0] B\n```\n')).toEqual([]);
  });

  it('takes a box with a no-break space behind it for an item', () => {
    const { items } = parse('# T\n\n- [ ]\u00a0Backup taken\n');
    expect(items.map(({ text }) => text)).toEqual(['Backup taken']);
  });

  it.each(['bash:deploy.sh', 'shell:run'])('is said of a fence labeled %s that is not run', (label) => {
    const text = shell(label, 'systemctl restart shop');
    expect(parse(text).steps).toEqual([]);
    expect(said(text)).toEqual([['near-fence', 5, expect.stringContaining(`"${label}"`)]]);
  });

  it.each([
    ['!!! note "Do this"\n\n    ```bash\n    systemctl stop mail\n    ```\n', 7],
    ['<details>\n<summary>How</summary>\n```bash\nsystemctl stop mail\n```\n</details>\n', 7],
  ])('is said of the fence in %j, which is none to Markdown', (text, line) => {
    const document = `# T\n\n## Deployment\n\n${text}`;
    expect(parse(document).steps).toEqual([]);
    expect(said(document)).toEqual([['near-fence', line, expect.stringContaining('not run')]]);
  });

  it.each([
    '<!--\n```bash\nsystemctl stop mail\n```\n-->\n',
    '- Do this:\n\n    ```bash\n    systemctl stop mail\n    ```\n',
    '````markdown\n```bash\nsystemctl stop mail\n```\n````\n',
  ])('is not said of the fence in %j', (text) => {
    expect(said(`# T\n\n## Deployment\n\n${text}`)).toEqual([]);
  });

  it('is not said of fences in other languages', () => {
    for (const label of ['bash', 'python', 'c++', 'yaml:x', 'text', ''])
      expect(said(shell(label, 'x: 1'))).toEqual([]);
  });

  it.each([
    ['echo\u00a0hello', 6],
    ['if true; then\n\u00a0\u00a0echo inner\nfi', 7],
  ])('is said of a space in %j that is none', (command, line) => {
    expect(said(shell('bash', command))).toEqual([
      ['odd-space', line, expect.stringContaining('a no-break space (U+00A0)')],
    ]);
  });

  it('is not said of what is quoted', () => {
    expect(said(shell('bash', 'echo "10\u00a0€" \'a\u3000b\''))).toEqual([]);
  });

  it('does not take a link called x in a table for a box', () => {
    const text =
      '# T\n\n| doc | done | what |\n|---|---|---|\n| [x](https://example.com) | [ ] | Backup |\n| [ ](y) | [X] | Two |\n';
    const { items } = parse(text);
    expect(items.map(({ box, checked }) => [text.slice(box - 2, box + 2), checked])).toEqual([
      [' [ ]', false],
      [' [X]', true],
    ]);
  });
});
