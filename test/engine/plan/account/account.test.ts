import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../src/engine/plan/account/account-of.ts';
import { explainPlan } from '../../../../src/engine/plan/explain/explain-plan.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import type { Account, Look, LookCode } from '../../../../src/shared/plan/account.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';
import { emptySidecar } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const account = (text: string): Account => accountOf(text, parse(text));
const margin = (text: string): string =>
  account(text)
    .lines.map(({ is, do: what }) => (is === 'sheet' ? (what === 'manual' ? 'M' : 'C') : is.charAt(0)))
    .join('');
const looks = (text: string, code: LookCode): readonly Look[] =>
  account(text).looks.filter((look) => look.code === code);

describe('every line of a document', () => {
  it('is a line of the sheet, a heading, data, reference, prose or blank', () => {
    const text = `---
targets: { web: deploy@web.example }
---
# Ship the shop

**Version**: 1.2

This page is for the release crew.

## Before
- [ ] The queue is empty
- [ ] \`npm test\`

## Deployment
\`\`\`bash
# Stop it
systemctl stop shop
cp dist/shop \\
  /srv/shop
\`\`\`

It prints:

\`\`\`json
{ "ok": true }
\`\`\`

## Contacts
- On-call: pager 12
`;
    expect(margin(text)).toBe(
      ['ddd', 'h', 'b', 'd', 'b', 'p', 'b', 'hMC', 'b', 'hCpCCCC', 'b', 'p', 'b', 'rrr', 'b', 'hd', 'b'].join(
        '',
      ),
    );
  });

  it('has the same number as in an editor, whatever ends the lines, and behind a byte order mark', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(margin(`\uFEFF# A${end}## Steps${end}- [ ] \`npm test\`${end}${end}text`)).toBe('hhCbp');
  });

  it('says why it is only read', async () => {
    const text =
      '## Deployment\n```bash\nmake\n```\n### What it looks like\nFor example:\n```bash\nmake it\n```\n';
    const plan = parse(text);
    const { lines } = accountOf(text, plan, await explainPlan(text, emptySidecar));
    expect(lines.find(({ line }) => line === 8)).toEqual({
      line: 8,
      is: 'reference',
      why: 'the sentence above introduces an example',
    });
    expect(account('## Notes\n```json\n{}\n```\n').lines[2]?.why).toBe(
      'the fence is labelled “json”, which is no shell',
    );
  });

  it('belongs to its command through continuations, heredocs and notes below a box', () => {
    expect(margin('## Deploy\n```bash\ncat <<EOF > a\none\n\ntwo\nEOF\nmake b \\\n  c\n```\n')).toBe(
      'hCCCbCCCCCb',
    );
    expect(margin('## Before\n- [ ] Tree is clean\n  - Command: `git status`\n')).toBe('hCCb');
  });

  it('names an underlined heading, a table row with a box, and a statement for a database', () => {
    expect(margin('Deployment\n==========\n\nBack\n----\n')).toBe('hhbhhb');
    expect(margin('## Before\n| | Task |\n|---|---|\n| [ ] | Call the customer |\n')).toBe('hppMb');
    expect(margin('## Deployment\n```sql\nDELETE FROM carts\n  WHERE old;\n```\n')).toBe('hCMMCb');
  });

  it('finds code that is only indented where it stands', () => {
    const text = '## Deployment\n\nRun:\n\n    systemctl restart shop\n    systemctl status shop\n\nDone.\n';
    expect(margin(text)).toMatch(/^hb.bCCb.b$/);
  });

  it('counts what it shows', () => {
    const { counts, lines } = account('# A\n## Steps\n- [ ] `npm test`\n- [ ] Call\n\ntext\n');
    expect(counts).toMatchObject({
      lines: 7,
      sheet: 2,
      heading: 2,
      prose: 1,
      blank: 2,
      commands: 1,
      manual: 1,
    });
    expect(lines).toHaveLength(7);
  });
});

describe('a fence that took in more than its author meant', () => {
  it('is shown where a word stands behind its closing mark, with what it took in', () => {
    const text =
      '## Deployment\n```bash\nmake\n``` done\n\n## Rollback\n\n```bash\nmake back\n```\n\n## Contacts\n- On-call: Ann\n';
    expect(looks(text, 'swallowed')[0]).toMatchObject({
      line: 4,
      text: '``` done',
      means: expect.stringMatching(
        /^The fence from line 2 does not end here: .* line 10, with 1 heading and /,
      ),
    });
  });

  it('is shown where nothing closes it', () => {
    const [look] = looks('## Deployment\n```bash\nmake\n\n## Rollback\n\n- [ ] Call\n', 'swallowed');
    expect(look).toMatchObject({ line: 2, means: expect.stringMatching(/no closing mark.*with 1 heading/) });
  });

  it('is shown where its end is indented too far, or all of it is', () => {
    expect(looks('## A\n```bash\nmake\n     ```\n## B\n', 'swallowed')[0]).toMatchObject({ line: 4 });
    expect(looks('## A\n\nText.\n\n    ```bash\n    make\n    ```\n\nMore.\n', 'swallowed')[0]).toMatchObject(
      {
        line: 5,
        means: expect.stringMatching(/indented by four spaces/),
      },
    );
  });

  it('is not one that shows others, in quotes, in lists, or that ends as it should', () => {
    for (const text of [
      '````markdown\n```bash\nmake\n```\n````\n',
      '> ```bash\n> make\n> ```\n',
      '1. Do it\n   ```bash\n   make\n   ```\n2. Go on\n',
      '- ```bash\n  make\n  ```\n',
      '~~~\n```bash\n~~~\n',
      '```bash\nmake\n````\n',
      '```\n```\n',
    ])
      expect(looks(`## Deployment\n${text}`, 'swallowed'), text).toEqual([]);
  });
});

/** A plan whose sheet is changed: what a look says is about the sheet, however that was come by. */
function withSheet(text: string, change: (line: NonNullable<Plan['sheet']>[number]) => object): Plan {
  const plan = parse(text);
  return { ...plan, sheet: (plan.sheet ?? []).map((each) => ({ ...each, ...change(each) })) };
}

describe('what deserves a look on the sheet', () => {
  const text = '# Ship\n## Deployment\n```bash\nsystemctl restart shop\n```\n- [ ] `systemctl reload shop`\n';
  const codes = (plan: Plan, source = text) => accountOf(source, plan).looks.map(({ code }) => code);

  it('is something that acts before the release', () => {
    const plan = withSheet(text, () => ({
      when: 'before',
      nature: 'effect',
      runs: 'in-order',
      where: 'local',
    }));
    const [look, ...others] = accountOf(text, plan).looks;
    expect(others).toEqual([]);
    expect(look).toMatchObject({
      code: 'acts-before',
      lines: [4, 6],
      means: '2 commands under “Deployment” change something before the release begins.',
      sidecar: { in: 'plan.commands', key: 'Deployment' },
    });
  });

  it('is what no run comes to, an unclear machine, a choice and a condition', () => {
    const acts = { nature: 'effect', where: 'local' } as const;
    expect(codes(withSheet(text, () => ({ ...acts, when: 'demand', runs: 'asked' })))).toEqual([
      'not-walked',
    ]);
    expect(
      codes(withSheet(text, () => ({ ...acts, when: 'change', runs: 'in-order', where: 'unclear' }))),
    ).toEqual(['machine']);
    const option = (label: string) => ({ kind: 'option', group: 'Way', label });
    const chosen = withSheet(text, ({ box }) => ({
      ...acts,
      when: 'change',
      runs: 'asked',
      guard: option(box ? 'B' : 'A'),
    }));
    expect(accountOf(text, chosen).looks).toMatchObject([
      { code: 'choice', lines: [4, 6], todo: 'Choose one: choose: { "Way": "A" }' },
    ]);
    const guard = { kind: 'if', text: 'if it is slow' };
    expect(codes(withSheet(text, () => ({ ...acts, when: 'change', runs: 'asked', guard })))).toEqual([
      'condition',
    ]);
  });

  it('is what acts under a heading that says test or example, and nothing of one that deploys', () => {
    const of = (heading: string) => {
      const source = `# Ship\n## ${heading}\n\`\`\`bash\nsystemctl restart shop\n\`\`\`\n`;
      const acts = { nature: 'effect', when: 'change', runs: 'in-order', where: 'local' };
      return codes(
        withSheet(source, () => acts),
        source,
      );
    };
    expect(of('Test')).toEqual(['acts-in-example']);
    expect(of('Deploy to the test system')).toEqual([]);
  });

  it('never comes twice for one line, and stands in the order of harm', () => {
    const acts = withSheet('## Test\n```bash\nmake install\n', () => ({
      nature: 'effect',
      when: 'before',
      runs: 'in-order',
      where: 'unclear',
    }));
    expect(accountOf('## Test\n```bash\nmake install\n', acts).looks.map(({ code }) => code)).toEqual([
      'swallowed',
      'acts-in-example',
      'machine',
    ]);
  });

  it('is nothing that an undo adds behind the last line', () => {
    const source = '## Deployment\n```sh { undo="systemctl start shop" }\nsystemctl stop shop\n```\n';
    for (const { line, lines } of account(source).looks) expect(Math.max(line, ...lines)).toBeLessThan(5);
  });
});

describe('what was not taken', () => {
  it('is shown where it reads like a command or an instruction', () => {
    const text = `# Ship
## Deployment
\`\`\`bash
systemctl restart shop
\`\`\`
The old way was \`systemctl reload shop\`, which \`systemctl restart shop\` replaced.
`;
    const [look] = accountOf(text, { ...parse(text), sheet: [] }).looks.filter(
      ({ code }) => code === 'command-left',
    );
    expect(look).toMatchObject({ line: 6, text: 'systemctl reload shop', sidecar: { in: 'plan.commands' } });
  });

  it('is no note below a box, and nothing in a section that waits until it is needed', () => {
    expect(
      looks('## Before\n- [ ] Back up\n  - Check that the disk is big enough\n', 'sentence-left'),
    ).toEqual([]);
  });
});

describe('the key that a look names', () => {
  it('settles it', () => {
    const source =
      '# Ship\n## Before you start\n- [ ] Dump it: `pg_dump shop -f /backup/shop.sql`\n```bash\n# Copy it\nrsync -a /srv/shop/ backup:/shop/\n```\n';
    const before = account(source).looks.filter(({ sidecar }) => sidecar?.in === 'plan.commands');
    for (const { sidecar, lines } of before) {
      const plan = parse(source, { commands: { [sidecar?.key ?? '']: false } });
      const left = (plan.sheet ?? []).filter((each) => lines.includes(each.line) && each.do === 'command');
      expect(left).toEqual([]);
    }
    const one = withSheet(source, ({ box }) => ({ when: box ? 'before' : 'change', nature: 'effect' }));
    const [look] = accountOf(source, one).looks.filter(({ code }) => code === 'acts-before');
    expect(look?.sidecar?.key).toBe('Before you start > Dump it: `pg_dump shop -f /backup/shop.sql`');
    const settled = parse(source, { commands: { [look?.sidecar?.key ?? '']: false } });
    expect(settled.sheet?.find(({ box }) => box)?.do).toBe('manual');
  });

  it('takes a section into the release that no run came to', () => {
    const source = '# Ship\n## Restart\n```bash\nsystemctl restart shop\n```\n';
    const left = parse(source, { phases: { Restart: 'reference' } });
    const look = accountOf(source, left).looks.find(({ code }) => code === 'not-walked');
    expect(look).toMatchObject({ lines: [4], sidecar: { in: 'plan.phases', key: 'Restart' } });
    const taken = parse(source, { phases: { Restart: 'deploy' } });
    expect(taken.phases[0]).toMatchObject({ kind: 'deploy', when: 'change' });
    expect(accountOf(source, taken).looks.filter(({ code }) => code === 'not-walked')).toEqual([]);
  });
});
