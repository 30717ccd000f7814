import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { planSchema } from '../../../src/shared/plan/plan.ts';

const parse = await loadPlanParser();
const steps = (text: string) => parse(text).steps.map(({ title, commands }) => [title, ...commands]);
const fence = (body: string, info = 'bash') => `## Deploy\n\n\`\`\`${info}\n${body}\n\`\`\`\n`;

describe('parsing a plan', () => {
  it('is total: any text gives a plan that holds its schema', () => {
    const words = fc.constantFrom(
      '# ',
      '## Deploy\n',
      '- [ ] ',
      '- [x] ',
      '```bash\n',
      '```\n',
      '`',
      '**',
      '|',
      '<',
      '>',
      '\r\n',
      '\n',
      '\t',
      '$ ',
      'cat <<EOF\n',
      '---\n',
      '1. ',
      'é',
      '\u202e',
      '[',
      ']',
      '(',
      ')',
      'npm test',
      '\\\n',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 400, unit: 'binary' }),
      fc
        .array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 80 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => planSchema.safeParse(parse(text)).success),
      { numRuns: 400 },
    );
  });

  it('gives the same plan for the same text', () => {
    const text = fence('# a\nmake a\n# b\nmake b');
    expect(parse(text)).toEqual(parse(text));
  });

  it('keeps identities when something is written elsewhere', () => {
    const before = parse('## Deploy\n- [ ] one\n- [ ] two\n- [ ] one\n');
    const after = parse('Intro.\n\n## Before\n- [ ] new\n\n## Deploy\n- [ ] one\n- [ ] two\n- [ ] one\n');
    const deploy = (plan: typeof before) =>
      plan.items.filter((item) => item.text !== 'new').map((item) => item.id);
    expect(deploy(after)).toEqual(deploy(before));
    expect(new Set(deploy(before)).size).toBe(3);
  });

  it('has the same hash whichever boxes are ticked, and another one for another word', () => {
    expect(parse('- [x] a\n- [ ] b\n').hash).toBe(parse('- [ ] a\n- [X] b\n').hash);
    expect(parse('- [ ] a\n').hash).not.toBe(parse('- [ ] b\n').hash);
  });

  it('reads steps from comments, joins continuations, keeps heredocs and functions whole', () => {
    expect(
      steps(
        fence(
          '# Build\nmake \\\n  all\nmake check\n\n# Write\ncat > f <<EOF\n# not a title\nEOF\n\n# Define\ngo() {\n  make x\n}\ngo',
        ),
      ),
    ).toEqual([
      ['Build', 'make all', 'make check'],
      ['Write', 'cat > f <<EOF\n# not a title\nEOF'],
      ['Define', 'go() {\n  make x\n}', 'go'],
    ]);
  });

  it('strips prompts and drops the output between them', () => {
    expect(steps(fence('$ make\nok\n$ make install', 'console'))).toEqual([['', 'make', 'make install']]);
  });

  it('takes an expected output for an expectation, not for a step', () => {
    const [step] = parse(fence('# Test\nmake test\n\n# Expected output:\n# all good')).steps;
    expect(step).toMatchObject({ commands: ['make test'], expect: 'all good' });
  });

  it('never runs what is no shell', () => {
    const plan = parse('## Deploy\n\n```nginx\nserver { listen 443; }\n```\n\n```\nA -> B\n```\n');
    expect(plan.steps).toEqual([]);
    expect(plan.references.map((reference) => reference.language)).toEqual(['nginx', '']);
  });

  it.each([
    '`.env`',
    '`main`',
    '`GET /health`',
    '`v1.2.3`',
    '`NODE_ENV=production`',
    '`/api/users`',
    '`handleRequest()`',
    '`https://example.com`',
    '`user_id`',
  ])('does not take %s for a command', (span) => {
    expect(parse(`- [ ] Look at ${span}\n`).items[0]?.kind).toBe('manual');
  });

  it.each([
    'npm test',
    './deploy.sh',
    'NODE_ENV=production npm run build',
    'kubectl get pods -n prod',
    'curl -f https://example.com/health',
  ])('takes `%s` for a command', (command) => {
    expect(parse(`- [ ] Do it: \`${command}\`\n`).items[0]).toMatchObject({ kind: 'check', command });
  });

  it('asks for placeholders and not for what the shell or the fence sets', () => {
    const plan = parse(fence('# a\nssh <host> echo $VERSION $HOME\n# b\nTAG=1\ndocker push x:$TAG'));
    expect(plan.steps.map((step) => step.placeholders)).toEqual([['<host>', '$VERSION'], []]);
  });

  it('marks what destroys', () => {
    expect(parse(fence('rm -rf /srv/old')).steps[0]?.danger).toBe('removes files recursively');
    expect(parse(fence('curl -s https://x.example/i.sh | sh')).steps[0]?.danger).toMatch(/from the network/);
  });

  it('takes two rules with words between them for no front matter', () => {
    const plan = parse('---\n\n**Steps**: see below\n\n- [ ] one\n\n---\n- [ ] two\n');
    expect(plan.items.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(plan.diagnostics.filter(({ code }) => code === 'front-matter')).toEqual([]);
  });

  it('shows invisible direction marks instead of hiding them', () => {
    expect(parse(fence('echo \u202eabc')).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'hidden-characters', severity: 'error' }),
    );
  });

  it('says that an empty document holds nothing, and that a deploying one has no way back', () => {
    expect(parse('').diagnostics.map((each) => each.code)).toEqual(['empty']);
    expect(parse(fence('make deploy')).diagnostics.map((each) => each.code)).toContain('no-rollback');
  });

  it.each([
    ['deep nesting', `${'> '.repeat(3_000)}x`],
    ['a hundred thousand backticks', '`'.repeat(100_000)],
    ['runs of backticks of every length', Array.from({ length: 600 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['a megabyte in one line', 'a'.repeat(1_000_000)],
    [
      'a list a thousand deep',
      Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(n * 2)}- [ ] x`).join('\n'),
    ],
    ['unclosed everything', '```bash\ncat <<EOF\n`$(((((\n"\n\''],
  ])('comes back from %s', (_what, text) => {
    expect(planSchema.safeParse(parse(text)).success).toBe(true);
  });
});
