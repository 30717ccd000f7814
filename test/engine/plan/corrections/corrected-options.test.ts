import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import { questionsOf } from '../../../../src/shared/run/choices.ts';

const parse = await loadPlanParser();
const text = `# P

## Deployment

### Migrate

#### Option A: tool

\`\`\`bash
echo tool
\`\`\`

#### Option B: hand

\`\`\`bash
echo hand
\`\`\`

### Switch

\`\`\`bash
echo one
echo two
echo three
\`\`\`
`;

describe('a person', () => {
  it('makes lines answers to one question', () => {
    const plan = parse(text, { options: { 'echo one': 'Switch', 'Switch > echo two': 'Switch' } });
    const question = questionsOf(workOf(plan)).find((each) => each.question === 'Switch');
    expect(question).toMatchObject({ kind: 'option', answers: ['echo one', 'echo two'] });
    expect(plan.sheet?.filter(({ command }) => command === 'echo two')).toMatchObject([
      { runs: 'asked', guard: { kind: 'option', group: 'Switch', label: 'echo two' } },
    ]);
    expect(plan.sheet?.find(({ command }) => command === 'echo three')?.guard).toBeUndefined();
  });

  it('says that ways of a document are no choice: all run, in order', () => {
    expect(questionsOf(workOf(parse(text))).map(({ question }) => question)).toEqual(['Migrate']);
    const plan = parse(text, { options: { Migrate: false } });
    expect(questionsOf(workOf(plan))).toEqual([]);
    expect(plan.sheet?.every(({ runs }) => runs === 'in-order')).toBe(true);
  });
});
