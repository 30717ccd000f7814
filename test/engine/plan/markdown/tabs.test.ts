import { beforeAll, describe, expect, it } from 'vitest';
import { readTabs, tabLabel } from '../../../../src/engine/plan/markdown/tabs.ts';
import { parsePlan } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser, type ShellParser } from '../../../../src/engine/plan/shell/shell-parser.ts';

let shell: ShellParser;
beforeAll(async () => {
  shell = await loadShellParser();
});

/** The commands of a deployment with this in it: what each is, whether it is run in order, and as which way. */
const linesOf = (text: string): readonly (readonly [string, string, string | undefined])[] =>
  (parsePlan(`# Release\n\n## Deploy\n\nStop it.\n\n${text}\n`, shell).sheet ?? []).flatMap((line) =>
    line.command === undefined
      ? []
      : [[line.command, line.runs, line.guard?.kind === 'option' ? line.guard.label : undefined] as const],
  );

const mkdocs = `=== "Plugin"

    \`\`\` bash
    cd /opt/shop
    docker compose down
    \`\`\`

=== "Standalone"

    \`\`\` bash
    docker-compose down
    \`\`\`
`;
const fenced = (command: string): string => `\n\`\`\`bash\n${command}\n\`\`\`\n\n`;
const docusaurus = `<Tabs>
  <TabItem value="a" label="Plugin">
${fenced('cd /opt/shop\ndocker compose down')}  </TabItem>
  <TabItem value="Standalone">
${fenced('docker-compose down')}  </TabItem>
</Tabs>`;
const gitbook = `{% tabs %}
{% tab title="Plugin" %}
${fenced('cd /opt/shop\ndocker compose down')}{% endtab %}
{% tab title="Standalone" %}
${fenced('docker-compose down')}{% endtab %}
{% endtabs %}`;
const hugo = `{{< tabs >}}
{{% tab "Plugin" %}}
${fenced('cd /opt/shop\ndocker compose down')}{{% /tab %}}
{{% tab name="Standalone" %}}
${fenced('docker-compose down')}{{% /tab %}}
{{< /tabs >}}`;

describe('tabs', () => {
  it.each([
    ['MkDocs', mkdocs],
    ['Docusaurus', docusaurus],
    ['GitBook', gitbook],
    ['Hugo', hugo],
  ])('of %s are ways of which one is chosen', (_by, text) => {
    expect(linesOf(text)).toEqual([
      ['cd /opt/shop', 'asked', 'Plugin'],
      ['docker compose down', 'asked', 'Plugin'],
      ['docker-compose down', 'asked', 'Standalone'],
    ]);
  });

  it('of two sets are two questions, and of the same names one', () => {
    const [kinds, archs] = [
      mkdocs,
      mkdocs.replace('Plugin', 'Same machine').replace('Standalone', 'Another'),
    ];
    const text = `# Release\n\n## Deploy\n\nStop it.\n\n${kinds}\nCopy it.\n\n${archs}\nStart it.\n\n${kinds}`;
    const groups = (parsePlan(text, shell).sheet ?? []).flatMap(({ guard }) =>
      guard?.kind === 'option' ? [guard.group] : [],
    );
    const [first, second] = ['Deploy: Plugin / Standalone', 'Deploy: Same machine / Another'];
    expect(groups).toEqual([first, first, first, second, second, second, first, first, first]);
  });

  it('hold what is done where the line above them says', () => {
    const text = `Run this on the source machine:\n\n${mkdocs}`;
    expect(parsePlan(`# Release\n\n## Deploy\n\n${text}`, shell).steps.map(({ where }) => where)).toEqual([
      'server',
      'server',
    ]);
  });

  it('end where their content ends', () => {
    expect(linesOf(`${mkdocs}\nThen start it:\n${fenced('docker compose up -d')}`).at(-1)).toEqual([
      'docker compose up -d',
      'in-order',
      undefined,
    ]);
  });

  it('of a document about tabs are none', () => {
    const text = 'Write:\n\n```\n=== "Linux"\n\n    make\n```\n';
    expect(readTabs(text)).toBe(text);
  });

  it.each([
    ['is not closed', '<TabItem value="a">\n\ntext\n'],
    ['has no name', '{% tab %}\n\ntext\n{% endtab %}\n'],
    ['holds headings', '<Tab title="A">\n\n## Deploy\n\n</Tab>\n'],
  ])('stay as they are where one %s', (_why, text) => {
    expect(readTabs(text)).toBe(text);
  });

  it('keep every line where it was', () => {
    for (const text of [mkdocs, docusaurus, gitbook, hugo])
      expect(readTabs(text).split('\n')).toHaveLength(text.split('\n').length);
  });

  it('are told from other list lines', () => {
    expect([tabLabel('=== "Linux"'), tabLabel('=== Linux'), tabLabel('Linux')]).toEqual([
      'Linux',
      null,
      null,
    ]);
  });
});
