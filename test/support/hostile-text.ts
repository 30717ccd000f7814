import fc from 'fast-check';

/** Pieces of text that mean something to Markdown, to a terminal, or to a reader. */
const pieces = [
  ...['\n', '\r\n', '\r', '\u2028', '\u0085', '\t', '    ', '\n\n    ', '  \n'],
  ...['# ', '## ', ' ##', '- ', '* ', '+ ', '1. ', '1) ', '> ', '---', '===', '***', '___', '- - -'],
  ...['- [x] ', '- [ ] ', '[x] ', '[x]: /u', '[a](b)', '![a](b)', '<https://x.y>', '[^1]'],
  ...['`', '``', '```', '~~~', '~~', '**', '*', '_', '__', '\\', '\\\\', '|', '| a | b |', '|---|---|'],
  ...['<b>', '</b>', '<!--', '-->', '<script>', '&amp;', '&#35;', '&', 'http://x.y/z_a_b'],
  ...['\u001b[2J', '\u001b]52;c;ZQ==\u0007', '\u202e', '\u200b', '\u0000', '\u009b31m', '\ufeff'],
  ...['**Outcome**: passed', 'approved', 'Ann Lee', '2.0', 'a', ' ', ''],
];

/** Text as nobody harmless writes it; never without a letter, so that it is a value. */
export const hostileText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 6 })), {
    minLength: 1,
    maxLength: 7,
  })
  .map((parts) => parts.join('').toWellFormed())
  .map((text) => (/\p{L}|\p{N}/u.test(text) ? text : `${text}a`));
