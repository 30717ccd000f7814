import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../../src/engine/plan/explain/explain-plan.ts';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { emptySidecar } from '../../../src/shared/sidecar/sidecar.ts';
import { anyDocument } from '../../support/any-document.ts';
import { brokenPromise } from '../../support/check-plan.ts';

const parse = await loadPlanParser();
const identities = (text: string) => {
  const plan = parse(text);
  return [...plan.items, ...plan.steps, ...plan.phases].map(({ id }) => id);
};

describe('any text at all', () => {
  it('parses without an exception, twice to the same plan, with boxes that tick alone', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const whole = text.toWellFormed();
        expect(brokenPromise(whole, parse)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('can be explained, and the explanation changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (text) => {
        const before = JSON.stringify(parse(text));
        for (const { reasons, line } of await explainPlan(text, emptySidecar)) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(line).toBeGreaterThan(0);
        }
        expect(JSON.stringify(parse(text))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('identities', () => {
  it('survive a sentence above and a section below, and whatever moves the lines', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        // A document that ends in an open fence would swallow what is put below it.
        fc.pre(
          !/^\s*(?:[-*+>]\s+|\d+\.\s+)*(?:`{3}|~{3}|cat <<|---|<)/m.test(text) && !text.startsWith('\uFEFF'),
        );
        const edited = `Words that nobody wrote before.\n\n${text}\n\n## A section of its own\n\nMore words.\n`;
        const after = new Set(identities(edited));
        expect(identities(text).filter((id) => !after.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile document', () => {
  const lines = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index)).join('\n');

  it.each([
    ['nests quotes twenty thousand deep', `${'>'.repeat(20_000)} a`],
    ['nests lists two thousand deep', lines(2_000, (n) => `${' '.repeat(n * 2)}- [ ] a`)],
    ['is a million backticks', '`'.repeat(1_000_000)],
    ['is half a million pairs of backticks in one item', `- [ ] ${'` '.repeat(1_000_000)}`],
    ['is one line of ten megabytes', `- [ ] ${'a '.repeat(5_000_000)}`],
    ['is one command of ten megabytes', `- [ ] \`${'make '.repeat(2_000_000)}\``],
    ['opens comments that never end', `- [ ] ${'<!--'.repeat(100_000)}`],
    ['opens links that never end', `- [ ] ${'[a]('.repeat(100_000)}`],
    ['is indented by a hundred thousand tabs', `${'\t'.repeat(100_000)}- [ ] a`],
    ['has fifty thousand steps in one fence', `\`\`\`bash\n${'# a\nmake a\n'.repeat(50_000)}\`\`\``],
    ['opens twenty thousand conditions', `\`\`\`bash\n${'if true; then\n'.repeat(20_000)}\`\`\``],
    ['has fifty thousand headings', '# a\n'.repeat(50_000)],
    ['has front matter of two hundred thousand keys', `---\n${lines(200_000, (n) => `k${n}: v`)}\n---\n# P`],
    [
      'unfolds a small front matter into a large one',
      `---\na: &a [x,x]\n${lines(40, (n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`},*${n === 0 ? 'a' : `b${n - 1}`}]`)}\n---\n# P`,
    ],
    [
      'has an undo behind every one of five thousand fences',
      lines(5_000, (n) => `\`\`\`sh { undo="make ${n}" }\nmake\n\`\`\``),
    ],
    ['holds NULs', '- [ ] a\u0000b `make \u0000`\n'],
    ['holds halves of characters', `- [ ] ${'\ud800'.repeat(10_000)}`],
  ])(
    'that %s is read in bounded time',
    async (_what, text) => {
      expect(parse(text).version).toBe(1);
      expect((await explainPlan(text, emptySidecar)).length).toBeGreaterThanOrEqual(0);
    },
    60_000,
  );
});
