import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();
const roles = (text: string) => parse(text).signoffs.map(({ role }) => role);

describe('who signs', () => {
  it.each([
    [
      'a label with a blank for the name',
      '**Sign-off**: Platform Lead ________  Date: ____',
      ['Platform Lead'],
    ],
    ['a label with a name behind it', '**Approved by**: Shop Owner', ['Shop Owner']],
    ['a label with several', '**Required approval**: CTO, Head of Shop', ['CTO', 'Head of Shop']],
    ['a label in German', '**Freigegeben durch**: Betriebsleitung', ['Betriebsleitung']],
    [
      'a list under a label',
      '**Sign-off**:\n- Platform Lead ________\n- QA Lead ________',
      ['Platform Lead', 'QA Lead'],
    ],
    [
      'answers below an approval',
      '- [ ] **Final approval**\n  - Platform Lead: APPROVED\n  - Expected: all have answered',
      ['Platform Lead'],
    ],
    [
      'a sentence that waits for an approval',
      '- [ ] Obtain approval of the price list from the Pricing Managers',
      ['Pricing Managers'],
    ],
    ['a sentence that wants both', '- [ ] Get approval from both Shop Owners', ['Shop Owners (both)']],
    [
      'a sentence that asks somebody',
      'Open a request and wait for a maintainer to approve it.',
      ['maintainer'],
    ],
    [
      'a sentence that waits until somebody has confirmed',
      '- [ ] Wait until Release Manager confirms the date',
      ['Release Manager'],
    ],
  ])('is read from %s', (_what, text, expected) => {
    expect(roles(`## Release\n\n${text}\n`)).toEqual(expected);
  });

  it.each([
    ['a decision', '**Decision**: Platform Lead has none'],
    ['a sentence about approvals', 'Approval from earlier releases does not count.'],
    ['a box with a blank', '- [ ] Planned for: ____'],
    ['a list under another label', '**Attendees**:\n- Platform Lead ________'],
    ['who prepared it', '**Prepared by**: Operations Team'],
  ])('is not read from %s', (_what, text) => {
    expect(roles(`## Release\n\n${text}\n`)).toEqual([]);
  });

  it('is the label of each box below a heading about signing, whoever that is', () => {
    const text =
      '## Stakeholder sign-off\n\n### Business\n\n- [ ] **Shop Manager**: prices are right\n- [ ] **Training**: guides are out\n';
    expect(roles(text)).toEqual(['Shop Manager', 'Training']);
    expect(roles(text.replace('Stakeholder sign-off', 'Preparation'))).toEqual([]);
  });

  it('ticks the box of its item, which is no other work', () => {
    const plan = parse('## Sign-off\n\n### Technical\n\n- [ ] **QA Lead**: tests have run\n');
    expect(plan.signoffs[0]?.item).toBe(plan.items[0]?.id);
    expect(plan.items[0]?.role).toBe('signoff');
  });

  it('is each row of a table of signatures, and no row of a table of checks', () => {
    const signatures =
      '## Sign-offs\n\n| Role | Name | Signature | Date |\n|-|-|-|-|\n| Shop Owner | | | |\n| IT Director | | | |\n';
    expect(roles(signatures)).toEqual(['Shop Owner', 'IT Director']);
    const rows =
      '## Sign-off checks\n\n| Criterion | Status | Evidence | Verified by |\n|-|-|-|-|\n| ☐ All cases have run | | report | |\n| ☐ Data is clean | | report | |\n';
    expect(roles(rows)).toEqual([]);
  });
});
