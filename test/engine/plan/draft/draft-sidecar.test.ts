import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSidecar } from '../../../../src/engine/plan/draft/draft-sidecar.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { parseSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';
import { looksSecret } from '../../../../src/engine/plan/values/secret-names.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import { assignTargets } from '../../../../src/shared/sidecar/assign-targets.ts';
import { anyDocument } from '../../../support/any-document.ts';

const parse = await loadPlanParser();
const draft = (text: string, plan: Plan = parse(text)) => draftSidecar(plan, null, text);

/** A plan whose commands are where a test wants them, whatever the reading of the document comes to. */
function placed(text: string, where: (command: string) => 'local' | 'server' | 'unclear'): Plan {
  const plan = parse(text);
  return {
    ...plan,
    steps: plan.steps.map((step) => ({ ...step, where: where(step.commands.join()) })),
    sheet: (plan.sheet ?? []).map((line) => ({ ...line, where: where(line.command ?? '') })),
  };
}

const fence = (...commands: string[]) => `\`\`\`bash\n${commands.join('\n')}\n\`\`\`\n`;

describe('a drafted sidecar', () => {
  it('holds for any document, its comments taken away too', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        const drafted = draft(text);
        expect(parseSidecar(drafted).diagnostics, drafted).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('gives every command the place that the document names, with as few keys as that takes', () => {
    const text = `# Ship\n## Deployment\n### Stop\n${fence('systemctl stop shop')}### Build\n${fence('# Build it\nmake all', '# Pack it\nmake pack')}### Start\n${fence('systemctl start shop', '# Look\ncurl -s https://shop.example/health')}`;
    const plan = placed(text, (command) => (/systemctl/.test(command) ? 'server' : 'local'));
    const { sidecar } = parseSidecar(draft(text, plan));
    const placement = assignTargets(plan, sidecar);
    for (const item of workOf(plan))
      expect(placement[item.id], item.command).toBe(item.where === 'server' ? 'server' : 'local');
    expect(Object.keys(sidecar.where ?? {}).length).toBeLessThan(4);
  });

  it('has one answer for a heading and its exceptions behind it', () => {
    const text = `# Ship\n## Deployment\n### A\n${fence('systemctl stop a')}### B\n${fence('systemctl stop b')}### C\n${fence('# Tell\nmake news')}### D\n${fence('systemctl stop d')}`;
    const plan = placed(text, (command) => (/systemctl/.test(command) ? 'unclear' : 'local'));
    expect(draft(text, plan)).toContain(
      '  "Deployment": server  # line 2: 3 commands, unclear: is it this one?\n  "Deployment > C": local  # line 11: 1 command\n',
    );
  });

  it('offers the ways and the conditions as comments that hold when they are taken', () => {
    const text = `# Ship\n## Deployment\n### Option A\n${fence('make a')}### Option B\n${fence('make b')}### Last\n${fence('make install', 'make "x:  y"')}`;
    const plan = parse(text);
    const guarded: Plan = {
      ...plan,
      sheet: (plan.sheet ?? []).map((line) => ({
        ...line,
        when: 'change',
        ...(/install|x:/.test(line.command ?? '')
          ? { guard: { kind: 'if' as const, text: 'if it was lost' } }
          : {
              guard: {
                kind: 'option' as const,
                group: 'Deployment',
                label: line.command === 'make a' ? 'Option A' : 'Option B',
              },
            }),
      })),
    };
    const drafted = draft(text, guarded);
    expect(drafted).toContain(
      '#   "Deployment": "Option A"  # line 5\n#   "Deployment": "Option B"  # or this\n',
    );
    expect(drafted).toContain('#     "Deployment > Last": false  # line 13: "if it was lost"\n');
    expect(parseSidecar(drafted).sidecar).not.toHaveProperty('choose');
    const taken = drafted
      .replace('# choose:', 'choose:')
      .replace('#   "Deployment": "Option B"', '  "Deployment": "Option B"')
      .replace(/^# (plan:| {2}commands:| {4}")/gm, '$1');
    const { sidecar, diagnostics } = parseSidecar(taken);
    expect(diagnostics).toEqual([]);
    expect(sidecar).toMatchObject({
      choose: { Deployment: 'Option B' },
      plan: { commands: { 'Deployment > Last': false } },
    });
    const commands = parse(text, sidecar.plan).steps.flatMap((step) => step.commands);
    expect(commands).toEqual(['make a', 'make b']);
  });

  it('puts secrets under secrets and never under values, and offers what the document says', () => {
    const text = `# Ship

**Version**: 1.4.2

Set REGION=eu-1 first.

REGION=eu-1

## Deployment
${fence('curl -H "Authorization: $API_TOKEN" https://shop.example', 'git checkout <version>', 'make deploy-to $REGION', 'mysql -p<db-password>')}`;
    const drafted = draft(text);
    const { sidecar, diagnostics } = parseSidecar(drafted);
    expect(diagnostics).toEqual([]);
    expect(sidecar.secrets).toEqual({ API_TOKEN: 'prompt', DB_PASSWORD: 'prompt' });
    expect(Object.keys(sidecar.values ?? {})).not.toContain('<db-password>');
    expect(Object.keys(sidecar.values ?? {})).not.toContain('$API_TOKEN');
    expect(drafted).toMatch(/"<version>": "" {2}# line \d+: .*; the document says "1\.4\.2"/);
    if (drafted.includes('"$REGION"'))
      expect(drafted).toMatch(/\$REGION.*; the document says "eu-1" \(line 7\)/);
    expect(drafted).toMatch(/^ {2}DB_PASSWORD: prompt {2}# line \d+ for <db-password>$/m);
  });

  it('proposes a restore point only where something runs on a server', () => {
    const text = `# Ship\n## Deployment\n${fence('systemctl stop shop')}`;
    expect(
      draft(
        text,
        placed(text, () => 'local'),
      ),
    ).not.toMatch(/restorePoint/);
    expect(
      draft(
        text,
        placed(text, () => 'server'),
      ),
    ).toMatch(/restorePoint/);
  });

  it('names no environment for what only publishes something, and the one in the title else', () => {
    const publish = `# Releasing the parser\n## Publish\n${fence('npm publish')}`;
    const drafted = draft(
      publish,
      placed(publish, () => 'local'),
    );
    expect(parseSidecar(drafted).sidecar.environment).toBeUndefined();
    expect(drafted).toContain('# environment: production');
    const deploy = (title: string) => `# ${title}\n## Deployment\n${fence('kubectl apply -f shop.yaml')}`;
    expect(parseSidecar(draft(deploy('Ship to staging'))).sidecar.environment).toBe('staging');
    expect(parseSidecar(draft(deploy('From staging to production'))).sidecar.environment).toBe('production');
    expect(parseSidecar(draft('')).sidecar.environment).toBe('production');
  });

  it('ends in bounded time for hosts and sections without end', () => {
    const many = Array.from(
      { length: 2_000 },
      (_, n) => `### Step ${n}\n${fence(`ssh host-${n} 'systemctl restart shop'`, 'make if needed')}`,
    );
    expect(parseSidecar(draft(`# P\n## Deployment\n${many.join('')}`)).diagnostics).toEqual([]);
  }, 60_000);
});

describe('a name', () => {
  it.each([
    '$DB_PASSWORD',
    '${API_TOKEN}',
    '<api-key>',
    '{{ apiKey }}',
    'YOUR_SECRET',
    '$DATABASE_URL',
    '$SSH_PRIVATE_KEY',
    '$AWS_CREDENTIALS',
  ])('%s looks secret', (name) => {
    expect(looksSecret(name)).toBe(true);
  });

  it.each(['<version>', '$REGION', '<ssh-key-path>', '$KEY_ID', '<keyspace>', '<passing-tests>', '$HOST'])(
    '%s does not',
    (name) => {
      expect(looksSecret(name)).toBe(false);
    },
  );
});
