import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../src/engine/plan/account/account-of.ts';
import { traceDecisions } from '../../../../src/engine/plan/explain/explain-plan.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser } from '../../../../src/engine/plan/shell/shell-parser.ts';

const parse = await loadPlanParser();
const shell = await loadShellParser();
const text = `# Ship the shop

## Deployment

1. Tell the team in #releases
2. Restart the queue workers by hand

The queue is known to lag a little. It will catch up.

- [ ] Order cake
- [ ] \`npm test\`

\`\`\`sql
UPDATE shops SET open = true;
\`\`\`
`;
const texts = (instructions: Record<string, boolean>): readonly string[] =>
  (parse(text, { instructions }).sheet ?? []).map(({ text: said, command }) => command ?? said ?? '');

describe('what a person says of a line that is done by hand', () => {
  it('leaves it out of the release, by its words or with the headings in front', () => {
    expect(texts({})).toContain('Tell the team in #releases');
    expect(texts({ 'tell the team in #releases': false })).not.toContain('Tell the team in #releases');
    expect(texts({ 'Deployment > Tell the team in #releases': false })).not.toContain(
      'Tell the team in #releases',
    );
    expect(texts({ 'Another section > Tell the team in #releases': false })).toContain(
      'Tell the team in #releases',
    );
  });

  it('leaves out a box with what it runs, and code to be run elsewhere', () => {
    expect(texts({ 'Order cake': false })).not.toContain('Order cake');
    expect(texts({})).toContain('npm test');
    expect(texts({ '`npm test`': false })).not.toContain('npm test');
    const sql = parse(text).instructions?.find(({ code }) => code !== undefined)?.text ?? '';
    expect(texts({ [sql]: false })).not.toContain(sql);
  });

  it('makes a step of what is only told', () => {
    expect(texts({})).not.toContain('It will catch up.');
    const sheet = parse(text, { instructions: { 'It will catch up.': true } }).sheet ?? [];
    expect(sheet.find((each) => each.text === 'It will catch up.')).toMatchObject({
      do: 'manual',
      when: 'change',
      line: 8,
    });
  });

  it('is a decision with a key that undoes it', () => {
    const decisions = traceDecisions(text, { version: 1 }, shell).filter(
      ({ kind }) => kind === 'instruction',
    );
    const told = decisions.find((each) => each.text === 'It will catch up.');
    expect(told).toMatchObject({ decision: 'text', overruled: false, line: 8 });
    expect(decisions.find((each) => each.text === 'Order cake')).toMatchObject({ decision: 'instruction' });
    const again = traceDecisions(
      text,
      { version: 1, plan: { instructions: { [told?.key ?? '']: true } } },
      shell,
    );
    expect(again.find((each) => each.kind === 'instruction' && each.key === told?.key)).toMatchObject({
      decision: 'instruction',
      overruled: true,
      reasons: ['the sidecar says so; the rules say not an instruction', expect.any(String)],
    });
  });

  const withoutSheet = { ...parse(text), sheet: [] };

  it('is offered with its key where a sentence that begins like an instruction is not taken', () => {
    const [look] = accountOf(text, withoutSheet).looks.filter(({ code }) => code === 'sentence-left');
    expect(look).toMatchObject({
      line: 5,
      sidecar: { in: 'plan.instructions', key: 'Deployment > Tell the team in #releases' },
    });
  });

  it('is not asked about again', () => {
    const sidecar = { version: 1, plan: { instructions: { 'Tell the team in #releases': false } } } as const;
    const [look] = accountOf(text, withoutSheet, traceDecisions(text, sidecar, shell)).looks.filter(
      ({ code }) => code === 'sentence-left',
    );
    expect(look?.lines).not.toContain(5);
    expect(look?.lines).toContain(6);
  });
});
