import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();
const contacts = (text: string) => parse(text).contacts.map(({ role, value }) => `${role}: ${value}`);

describe('whom to reach', () => {
  it('is the heading over a name and a phone', () => {
    const text =
      '## On-call rotation\n\n### First line\n\n- **Name**: Ann\n- **Phone**: +1 555 0100\n- **Hours**: 9 to 5\n';
    expect(contacts(text)).toEqual(['First line: Ann · +1 555 0100 · 9 to 5']);
  });

  it('is whoever is named as responsible, with an address beside', () => {
    const text = '## Levels\n\n### Level 1\n\n- **Owner**: Shop desk\n- **Email**: desk@shop.example\n';
    expect(contacts(text)).toEqual(['Shop desk: desk@shop.example']);
    expect(contacts(text.replace('desk@shop.example', 'to be found'))).toEqual([]);
    expect(
      contacts('## Levels\n\n### レベル1\n\n- **担当**: 店舗チーム\n- **連絡先**: ten@shop.example\n'),
    ).toEqual(['店舗チーム: ten@shop.example']);
  });

  it('is on call by rank, and no expectation', () => {
    const text =
      '## Before\n\n- [ ] **On-call roster is there**\n  - Primary: Ann\n  - Secondary: Ben\n  - Expected: both have answered\n';
    expect(contacts(text)).toEqual(['On-call Primary: Ann', 'On-call Secondary: Ben']);
    expect(contacts('## Before\n\n- [ ] **Databases**\n  - Primary: db1\n')).toEqual([]);
  });

  it.each([
    ['- **Escalation contact:** ____', ['Escalation contact: ____']],
    ['**On-call engineer**: Ann', ['On-call engineer: Ann']],
    ['- **Notfallkontakt**: 0800 123', ['Notfallkontakt: 0800 123']],
    ['**Emergency contact:**', []],
    ['- Support contact', []],
    ['- **Contact form**: works', []],
  ])('is read from a label: “%s”', (text, expected) => {
    expect(contacts(`## Release\n\n${text}\n`)).toEqual(expected);
  });

  it.each([
    ['1. Escalate to the Platform Group as soon as you think of it', ['Platform Group: ']],
    ['- Speak with the shop team before the release', ['shop team: ']],
    ['- Ping a Core Developer to get it done', ['Core Developer: ']],
    ['Notify the Debian packagers by email.', ['Debian packagers: ']],
    ['Announce it on the shop mailing list.', ['shop mailing list: ']],
    ['- Свяжитесь с Дежурным инженером, если упало', ['Дежурным инженером: ']],
    ['- Notify users of the window', []],
    ['- Contact support', []],
    ['- `ping Server` answers', []],
    ['- Notify everybody', []],
  ])('is read from a sentence: “%s”', (text, expected) => {
    expect(contacts(`## Release\n\n${text}\n`)).toEqual(expected);
  });

  it('is each label below a heading about who is told', () => {
    const text =
      '## Notify immediately\n\n- [ ] **Shop team**: prices are back\n- [ ] **Partners** (if open): outage\n';
    expect(contacts(text)).toEqual(['Shop team: ', 'Partners: ']);
    expect(contacts(text.replace('Notify immediately', 'Tidy up'))).toEqual([]);
  });

  it('is mentioned once', () => {
    const text =
      '## Release\n\n- Escalate to the Platform Group\n- If it hangs, escalate to the Platform Group\n';
    expect(contacts(text)).toEqual(['Platform Group: ']);
  });
});

describe('a blank to fill in', () => {
  const fields = (text: string) => parse(text).fields.map(({ name }) => name);

  it.each([
    ['**Release date**: ____', ['Release date']],
    ['**Version**: TBD', ['Version']],
    ['- Commit: `____` Duration: `____`', ['Commit', 'Duration']],
    ['**Date**:\n**Version**:', ['Date', 'Version']],
    ['**Steps**:\n\n1. Start it', []],
    ['**Note**: nothing', []],
    ['**Verification**:', []],
    ['**Commands**:\n\n```bash\nmake\n```', []],
  ])('is read from “%s”', (text, expected) => {
    expect(fields(`## Release\n\n${text}\n`)).toEqual(expected);
  });

  it('is a label with nothing behind it in a form', () => {
    expect(fields('## Deployment record\n\n**Notes**:\n')).toEqual(['Notes']);
  });

  it('is no line to sign on, and none with somebody to reach', () => {
    expect(
      fields('## Sign-off\n\n- [ ] QA Lead: ____\n\n**Escalation contact**: ____\n\n**Date**: ____\n'),
    ).toEqual(['Date']);
  });
});
