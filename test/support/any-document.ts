import fc from 'fast-check';

const word = fc.constantFrom(
  'make',
  'run',
  'deploy',
  'rollback',
  'if',
  '5%',
  '< 200 ms',
  'for 10 minutes',
  '`npm test`',
  '`rm -rf x`',
  '`main`',
  '<tag>',
  '$VERSION',
  'ssh',
  'web-1',
  '部署',
  'Откат',
  'é€𝄞',
  '**bold**',
  '[a](b)',
  '`',
  '``',
  '\u202e',
  '\u0000',
  '\\',
  '|',
  '<!--',
  '-->',
);
const sentence = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

/** A line as it stands in checklists, or nearly. */
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('# ', '## ', '### ', '#### ', '- ', '  - ', '1. ', '> ', '    ', ''), sentence)
    .map(([start, rest]) => start + rest),
  fc
    .tuple(fc.constantFrom('- [ ] ', '* [x] ', '  - [ ] ', '1. [ ] ', '> - [ ] ', '+ [X] '), sentence)
    .map(([start, rest]) => start + rest),
  fc
    .tuple(fc.constantFrom('| [ ] | ', '| [x] | ', '| ☐ | ', '| a | '), sentence)
    .map(([start, rest]) => `${start}${rest.replaceAll('|', '')} |`),
  fc.constantFrom(
    '',
    '',
    '---',
    '```bash',
    '```',
    '~~~',
    '```json',
    '| a | b |',
    '|---|---|',
    '# comment',
    '$ make',
    'cat <<EOF',
    'EOF',
    '<details>',
    '</details>',
    '***',
    '===',
  ),
  fc.string({ maxLength: 30, unit: 'grapheme' }),
);

/** Documents that look like checklists, with everything that goes wrong in them; LF or CRLF, with or without a last one. */
export const anyDocument: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([lines, end, last, mark]) => `${mark ? '\uFEFF' : ''}${lines.join(end)}${last ? end : ''}`);
