import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../src/engine/plan/account/account-of.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { accountSchema, lookCodes } from '../../../../src/shared/plan/account.ts';
import { anyDocument } from '../../../support/any-document.ts';

const parse = await loadPlanParser();

/** What an account promises of any text; null where it keeps it. */
function broken(text: string): string | null {
  const plan = parse(text);
  const account = accountOf(text, plan);
  accountSchema.parse(account);
  const { lines, counts, looks } = account;
  const source = text.split(/\r\n|\n|\r/);
  if (lines.length !== source.length || lines.some(({ line }, index) => line !== index + 1)) return 'numbers';
  if (lines.some(({ is }, index) => (is === 'blank') !== (source[index]?.trim() === ''))) return 'blanks';
  const { lines: all, commands, manual, ...kinds } = counts;
  if (Object.values(kinds).reduce((sum, n) => sum + n, 0) !== all) return 'counts';
  if (commands + manual !== (plan.sheet ?? []).length) return 'sheet';
  const ids = new Set((plan.sheet ?? []).map(({ id }) => id));
  if (lines.some(({ is, of }) => is === 'sheet' && !ids.has(of ?? ''))) return 'owners';
  const ranks = looks.map(({ code }) => lookCodes.indexOf(code));
  if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0))) return 'order';
  if (looks.some((look) => look.lines.some((line) => line > source.length))) return 'places';
  return null;
}

describe('the account of any text at all', () => {
  it('has every line once, in one place', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        expect(broken(text.toWellFormed())).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('finds every line of the sheet in its source, where it has one', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        const plan = parse(text);
        const { lines } = accountOf(text, plan);
        const shown = new Set(lines.map(({ of }) => of));
        const sources = new Set(lines.filter(({ is }) => is === 'sheet').map(({ line }) => line));
        for (const { id, line } of plan.sheet ?? [])
          if (line <= lines.length && !shown.has(id)) expect([...sources]).toContain(line);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the account of a hostile document', () => {
  const repeat = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index)).join('\n');

  it.each([
    ['has ten thousand lines of work', repeat(2_500, (n) => `## Step ${n}\n- [ ] \`make ${n}\`\nSay so.\n`)],
    ['opens ten thousand fences', repeat(10_000, () => '```bash x')],
    ['has one fence of fifty thousand marks', `\`\`\`\`\n${repeat(50_000, () => '```')}`],
    ['has ten thousand notes below a box', `- [ ] a\n${repeat(10_000, (n) => `  - Command: \`make ${n}\``)}`],
    ['has ten thousand commands in a fence', `\`\`\`bash\n${repeat(10_000, (n) => `make ${n}`)}\n\`\`\``],
    ['has a command of ten thousand lines', `\`\`\`bash\n${repeat(10_000, () => 'make \\')}\n\`\`\``],
    ['has ten thousand sentences in a paragraph', repeat(10_000, () => 'Check `git status -s` twice.')],
    ['nests lists a thousand deep', repeat(1_000, (n) => `${' '.repeat(n * 2)}- [ ] a`)],
    ['is half a million pairs of backticks', `- [ ] ${'` '.repeat(1_000_000)}`],
    ['is one fence around everything', `~~~\n${repeat(20_000, (n) => `## A ${n}`)}`],
    ['holds NULs and halves of characters', `- [ ] a\u0000\ud800\n\`\`\`\n\u0000\n`],
  ])(
    'that %s ends in bounded time',
    (_what, text) => {
      expect(broken(text)).toBeNull();
    },
    60_000,
  );
});
